import { Command } from 'commander';
import { addClocks } from './clocks';
import type { Session } from './session';
import { addSimulate } from './simulation/simulate';
import { table } from './table';
import { isWanted, versionIn } from './version-file';

interface Series {
  readonly policyId: string;
  readonly use: string;
  readonly versions: readonly { readonly version: number; readonly effectiveFrom: string }[];
  readonly [field: string]: unknown;
}

/** A series as a line: its versions, and since when the last of them binds cases. */
const rowOf = ({ policyId, use, versions }: Series) => ({
  policyId,
  use,
  versions: versions.map(({ version }) => version).join(' '),
  effectiveFrom: versions.at(-1)?.effectiveFrom,
});

/** Who may adopt into a series of which use (surface: AdoptPolicy). */
const ADOPTED_BY: Readonly<Record<string, string>> = {
  live: 'board',
  historical: 'importer',
  demonstration: 'supervisor',
};

/** `mustafid policy …`: the series of adopted versions. */
export const policyNoun = (session: Session): Command => {
  const { signIn, print } = session;
  const noun = new Command('policy').description('policy series and their versions');
  noun
    .command('list')
    .description('each series')
    .action(async () => {
      const { body } = await signIn().as('auditor').get<{ items: Series[] }>('/v1/policies');
      print(body, () => table(body.items.map(rowOf)));
    });
  noun
    .command('show <policyId>')
    .description('one series with every version')
    .action(async (policyId: string) => {
      print(
        (
          await signIn()
            .as('auditor')
            .get<Series>(`/v1/policies/${encodeURIComponent(policyId)}`)
        ).body,
      );
    });
  addAdopt(noun, session);
  addSimulate(noun, session);
  addSchema(noun, session);
  addCirculation(noun, session);
  addClocks(noun, '/v1/policies', session);
  return noun;
};

const addAdopt = (noun: Command, { signIn, print }: Session): void => {
  noun
    .command('adopt <file>')
    .description('adopt the version that the JSON file holds; on a terminal, after showing what it changes and asking')
    .option('--policy <policyId>', 'the series', 'main')
    .option('--key <key>', 'an idempotency key')
    .option('--yes', 'without asking')
    .action(async (file: string, options: { policy: string; key?: string; yes?: boolean }) => {
      const version = versionIn(file);
      const role = ADOPTED_BY[String(version['use'])] ?? 'board';
      const headers: Record<string, string> = options.key === undefined ? {} : { 'idempotency-key': options.key };
      const path = `/v1/policies/${encodeURIComponent(options.policy)}`;
      const service = signIn().as(role);
      if (process.stdin.isTTY && !options.yes) {
        const { body } = await service.post<Comparison>(`${path}/compare`, version);
        process.stderr.write(`${inWords(body)}\n`);
        if (!(await isWanted(`Adopt version ${body.version} of ${options.policy}? [y/N] `))) return;
      }
      print((await service.post<Record<string, unknown>>(`${path}/adopt-policy`, version, headers)).body);
    });
  noun
    .command('compare <file>')
    .description('what adopting the file would change, clause by clause; nothing is recorded')
    .option('--policy <policyId>', 'the series', 'main')
    .action(async (file: string, options: { policy: string }) => {
      const version = versionIn(file);
      const role = ADOPTED_BY[String(version['use'])] ?? 'board';
      const path = `/v1/policies/${encodeURIComponent(options.policy)}/compare`;
      const { body } = await signIn().as(role).post<Comparison>(path, version);
      print(body, () => inWords(body));
    });
};

interface Comparison {
  readonly version: number;
  readonly comparedWith: number | null;
  readonly differences: readonly { clause: string; pointer: string; before?: unknown; after?: unknown }[];
}

const inWords = ({ version, comparedWith, differences }: Comparison): string => {
  const against = comparedWith === null ? 'the house rules' : `version ${comparedWith}`;
  if (differences.length === 0) return `Version ${version} says what ${against} says.`;
  const line = (sign: string, value: unknown): string =>
    value === undefined ? '' : `\n    ${sign} ${JSON.stringify(value)}`;
  return [
    `Version ${version} beside ${against}:`,
    ...differences.map(
      ({ clause, pointer, before, after }) => `${clause.padEnd(4)} ${pointer}${line('-', before)}${line('+', after)}`,
    ),
  ].join('\n');
};

const addSchema = (noun: Command, { signIn, print }: Session): void => {
  noun
    .command('schema')
    .description('the JSON Schema of a policy file')
    .action(async () => {
      const { body } = await signIn().as('auditor').get<OpenApi>('/openapi.json');
      print(schemaFrom(body));
    });
};

interface OpenApi {
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

const ROOT = 'AdoptPolicyBody';

/** The parts that the file's schema names, with their references turned to its own. */
const schemaFrom = ({ components: { schemas } }: OpenApi): object => {
  const parts = new Map<string, unknown>();
  const take = (name: string): void => {
    if (parts.has(name)) return;
    parts.set(name, undefined);
    parts.set(name, JSON.parse(JSON.stringify(schemas[name]).replaceAll('#/components/schemas/', '#/$defs/')));
    for (const [, named] of JSON.stringify(schemas[name]).matchAll(/#\/components\/schemas\/(\w+)/g)) take(named!);
  };
  take(ROOT);
  const { [ROOT]: root, ...others } = Object.fromEntries(parts);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A version of the policy',
    ...(root as object),
    additionalProperties: false,
    $defs: others,
  };
};

const addCirculation = (noun: Command, { signIn, print }: Session): void => {
  const send = async (role: string, policyId: string, command: string, body: object): Promise<void> => {
    const path = `/v1/policies/${encodeURIComponent(policyId)}/${command}`;
    print((await signIn().as(role).post<Record<string, unknown>>(path, body)).body);
  };
  noun
    .command('circulate <version>')
    .description('send a version to all who work by it, or to some roles')
    .option('--policy <policyId>', 'the series', 'main')
    .option('--role <role...>', 'only to these')
    .action((version: string, { policy, role }: { policy: string; role?: string[] }) =>
      send('board', policy, 'circulate-policy', { version: Number(version), ...(role ? { roles: role } : {}) }),
    );
  noun
    .command('acknowledge <version>')
    .description('say that you have a version that was circulated')
    .option('--policy <policyId>', 'the series', 'main')
    .option('--as <role>', 'as one of the sample clients', 'officer')
    .action((version: string, { policy, as }: { policy: string; as: string }) =>
      send(as, policy, 'acknowledge-policy', { version: Number(version) }),
    );
  noun
    .command('review <outcome>')
    .description('record that the policy was reviewed: kept, or to_be_amended')
    .option('--policy <policyId>', 'the series', 'main')
    .action((outcome: string, { policy }: { policy: string }) => send('board', policy, 'review-policy', { outcome }));
  noun
    .command('receipts')
    .description('who said that they have a version')
    .option('--policy <policyId>', 'the series', 'main')
    .action(async ({ policy }: { policy: string }) => {
      const path = `/v1/policies/${encodeURIComponent(policy)}/receipts`;
      const { body } = await signIn().as('auditor').get<{ items: Record<string, unknown>[] }>(path);
      print(body, () => table(body.items));
    });
};
