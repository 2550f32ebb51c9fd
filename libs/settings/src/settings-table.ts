import { address, issuer, matching, oneOf, port, type ReadValue, webAddress } from './read-value';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface SettingRow<Value = unknown> {
  /** The environment variable. */
  readonly name: string;
  readonly meaning: string;
  /** What stands where nothing is set, as a person would write it. */
  readonly otherwise: string;
  readonly read: ReadValue<Value>;
  /** A value that must not be repeated in a message: it may hold a password. */
  readonly secret?: true;
}

const row = <Value>(
  name: string,
  read: ReadValue<Value>,
  meaning: string,
  otherwise = '',
  secret?: true,
): SettingRow<Value> => ({ name, read, meaning, otherwise, ...(secret && { secret }) });

const hostName = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\]?)$/;
const hostAndPort = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}$/;
const postgres = address('postgres://user:password@host:5432/name', 'postgres:', 'postgresql:');
const eventStore = address('esdb://host:2113?tls=true', 'esdb:', 'esdb+discover:', 'kurrentdb:', 'kurrentdb+discover:');
const secretText = /^[\x21-\x7e]{32,512}$/;

/** Every setting there is, in one place: nothing else in the product reads the environment. */
export const settingsTable = {
  host: row('HOST', matching(hostName, 'a host name or an IP address'), 'the address to listen on', '127.0.0.1'),
  port: row('PORT', port, 'the port to listen on', '3000'),
  healthPort: row(
    'HEALTH_PORT',
    port,
    "the projector's and the worker's port for /livez, /readyz and /metrics, which the API has on PORT",
    'none',
  ),
  publicUrl: row(
    'PUBLIC_URL',
    webAddress('https://cases.example.org'),
    'the address that people open',
    'http://{HOST}:{PORT}',
  ),
  home: row(
    'MUSTAFID_HOME',
    matching(/^[^\0]+$/, 'a folder'),
    "the local engines' data, relative to the checkout",
    '.mustafid',
  ),
  exportsFolder: row(
    'EXPORTS_DIR',
    matching(/^[^\0]+$/, 'a folder'),
    'where the files of exports lie, the same folder for the API and the worker; relative to the checkout',
    'exports in MUSTAFID_HOME',
  ),
  associationName: row(
    'ASSOCIATION_NAME',
    matching(/^[^\p{Cc}]{1,200}$/u, 'a name of at most 200 characters'),
    'the association whose letterhead papers bear (P16)',
    'none',
  ),
  chromiumPath: row(
    'CHROMIUM_PATH',
    matching(/^[^\0]+$/, 'a program'),
    'the Chromium that prints evidence packs; the worker needs it',
    'one that is on the PATH',
  ),
  eventStoreUrl: row('EVENTSTORE_URL', eventStore, 'the event log', 'a local event node', true),
  databaseUrl: row('DATABASE_URL', postgres, 'the read models', 'a local Postgres', true),
  keysDatabaseUrl: row('KEYS_DATABASE_URL', postgres, 'the keys of personal data', 'a local Postgres', true),
  temporalAddress: row(
    'TEMPORAL_ADDRESS',
    matching(hostAndPort, 'a host and a port such as temporal.example.org:7233'),
    'the Temporal server',
    'a local server',
  ),
  temporalNamespace: row(
    'TEMPORAL_NAMESPACE',
    matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/, 'a namespace of letters, digits, dots and hyphens'),
    'its namespace',
    'default',
  ),
  temporalTaskQueue: row(
    'TEMPORAL_TASK_QUEUE',
    matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/, 'a name of letters, digits, dots and hyphens'),
    'the task queue of its alarms: two installations in one namespace need two',
    'timelines',
  ),
  oidcIssuer: row('OIDC_ISSUER', issuer, 'the identity provider', 'a local issuer with sample accounts'),
  oidcAudience: row(
    'OIDC_AUDIENCE',
    matching(/^\S{1,255}$/, 'a word without spaces'),
    'the audience that tokens must name',
    'urn:mustafid:api',
  ),
  oidcRolesClaim: row(
    'OIDC_ROLES_CLAIM',
    matching(/^[^.\s]+(?:\.[^.\s]+)*$/, 'a dot path such as realm_access.roles'),
    'where a token carries its roles, a dot path',
    'roles',
  ),
  smtpUrl: row('SMTP_URL', address('smtps://user:password@host:465', 'smtp:', 'smtps:'), 'the mail server', '', true),
  mailFrom: row(
    'MAIL_FROM',
    matching(/^[^\r\n]*\S+@\S+[^\r\n]*$/, 'an address such as Mustafid <cases@example.org>'),
    'who mail comes from',
    'Mustafid <mustafid@localhost>',
  ),
  mailDirectory: row(
    'MAIL_DIRECTORY',
    matching(/^[^\0]+$/, 'a file'),
    'a JSON file: where roles and people of the house are reached, and in which language',
    'the sample people, on one machine',
  ),
  webhookUrl: row(
    'WEBHOOK_URL',
    webAddress('https://gateway.example.org/messages'),
    'the gateway that reaches applicants; without one they are written to by letter',
    'none',
  ),
  webhookSecret: row(
    'WEBHOOK_SECRET',
    matching(
      /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/,
      "a secret of Standard Webhooks: 'whsec_' and 24 to 64 bytes in base64",
    ),
    'what its messages are signed with',
    'none',
    true,
  ),
  instanceId: row(
    'INSTANCE_ID',
    matching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'up to 64 letters, digits, hyphens and underscores'),
    'the name of this installation',
    'made once in MUSTAFID_HOME on one machine',
  ),
  instanceSecret: row(
    'INSTANCE_SECRET',
    matching(secretText, 'at least 32 printable characters without spaces'),
    'the secret behind command ids: the same for every process and for ever',
    'made once in MUSTAFID_HOME on one machine',
    true,
  ),
  logLevel: row('LOG_LEVEL', oneOf(...logLevels), 'how much is logged', 'info'),
} as const satisfies Readonly<Record<string, SettingRow>>;

/** Variables of the product that no process of the service reads. */
const ofTheCommandLine = ['MUSTAFID_URL'];

/** Every name of ours that may stand in the environment. */
export const knownNames: readonly string[] = [
  ...Object.values(settingsTable).map(({ name }) => name),
  ...ofTheCommandLine,
];
