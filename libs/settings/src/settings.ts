import { basename, dirname, join, resolve } from 'node:path';
import { Wrong } from './read-value';
import { knownNames, settingsTable, type LogLevel, type SettingRow } from './settings-table';
import { WrongSettings } from './wrong-settings';

/** What a process was told. Read once at its start, passed down as a value. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly healthPort?: number;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** An absolute path. */
  readonly home: string;
  /** An absolute path. */
  readonly exportsFolder: string;
  readonly associationName?: string;
  readonly chromiumPath?: string;
  readonly eventStoreUrl?: string;
  readonly databaseUrl?: string;
  readonly keysDatabaseUrl?: string;
  readonly temporalAddress?: string;
  readonly temporalNamespace: string;
  readonly temporalTaskQueue: string;
  readonly oidcIssuer?: string;
  readonly oidcAudience: string;
  readonly oidcRolesClaim: string;
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** An absolute path. */
  readonly mailDirectory?: string;
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
  readonly instanceId?: string;
  readonly instanceSecret?: string;
  readonly logLevel: LogLevel;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws `WrongSettings`, which names every setting that is wrong or unknown. A variable set to nothing counts as not set. */
export const readSettings = (environment: Environment, checkout = thisCheckout()): Settings => {
  const problems = unknownNames(environment);
  const read = <Value>(setting: SettingRow<Value>): Value | undefined => {
    try {
      return valueOf(setting, environment);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      problems.push(sentence(setting, environment[setting.name] ?? '', error.message));
      return undefined;
    }
  };
  const host = read(settingsTable.host) ?? '127.0.0.1';
  const port = read(settingsTable.port) ?? 3000;
  const home = resolve(checkout, read(settingsTable.home) ?? '.mustafid');
  const settings: Settings = {
    host,
    port,
    publicUrl: read(settingsTable.publicUrl) ?? `http://${bracketed(host)}:${port}`,
    healthPort: read(settingsTable.healthPort),
    home,
    exportsFolder: absolute(checkout, read(settingsTable.exportsFolder)) ?? join(home, 'exports'),
    eventStoreUrl: read(settingsTable.eventStoreUrl),
    databaseUrl: read(settingsTable.databaseUrl),
    keysDatabaseUrl: read(settingsTable.keysDatabaseUrl),
    temporalAddress: read(settingsTable.temporalAddress),
    temporalNamespace: read(settingsTable.temporalNamespace) ?? 'default',
    temporalTaskQueue: read(settingsTable.temporalTaskQueue) ?? 'timelines',
    oidcIssuer: read(settingsTable.oidcIssuer),
    oidcAudience: read(settingsTable.oidcAudience) ?? 'urn:mustafid:api',
    oidcRolesClaim: read(settingsTable.oidcRolesClaim) ?? 'roles',
    associationName: read(settingsTable.associationName),
    chromiumPath: read(settingsTable.chromiumPath),
    smtpUrl: read(settingsTable.smtpUrl),
    mailFrom: read(settingsTable.mailFrom) ?? 'Mustafid <mustafid@localhost>',
    mailDirectory: absolute(checkout, read(settingsTable.mailDirectory)),
    webhookUrl: read(settingsTable.webhookUrl),
    webhookSecret: read(settingsTable.webhookSecret),
    instanceId: read(settingsTable.instanceId),
    instanceSecret: read(settingsTable.instanceSecret),
    logLevel: read(settingsTable.logLevel) ?? 'info',
  };
  if ((settings.webhookUrl === undefined) !== (settings.webhookSecret === undefined))
    problems.push('WEBHOOK_URL and WEBHOOK_SECRET are set together or not at all.');
  if (problems.length > 0) throw new WrongSettings(problems);
  return settings;
};

const absolute = (checkout: string, file: string | undefined): string | undefined =>
  file === undefined ? undefined : resolve(checkout, file);

const valueOf = <Value>(setting: SettingRow<Value>, environment: Environment): Value | undefined => {
  const text = environment[setting.name];
  return text === undefined || text === '' ? undefined : setting.read(text);
};

const sentence = (setting: SettingRow, text: string, expected: string): string =>
  setting.secret ? `${setting.name} must be ${expected}.` : `${setting.name} must be ${expected}, not '${text}'.`;

/** A misspelt name would otherwise be silently without effect. */
const unknownNames = (environment: Environment): string[] =>
  Object.keys(environment)
    .filter((name) => name.startsWith('MUSTAFID_') && !knownNames.includes(name))
    .map((name) => `${name} is not a setting of Mustafid: its own are ${ownNames.join(' and ')}.`);

const ownNames = knownNames.filter((name) => name.startsWith('MUSTAFID_'));

const bracketed = (host: string): string => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);

/** The checkout that this file belongs to, whether it runs from the sources or from `dist`. */
const thisCheckout = (): string => {
  const top = resolve(__dirname, '../../..');
  return basename(top) === 'dist' ? dirname(top) : top;
};

/** What holds where nothing is set. */
export const localDefaults: Settings = readSettings({});
