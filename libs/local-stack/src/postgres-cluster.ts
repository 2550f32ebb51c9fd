import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { run } from './bound-child';
import { failure } from './failure';
import { canEnter, type Account } from './postgres-account';
import type { Report } from './report';

const INITDB_TIMEOUT_MS = 120_000;

/** Where the data of this home lie: in it, or, where the account cannot enter it, in /var/tmp. */
export const dataDirectoryOf = (home: string, password: string, account: Account | undefined): string => {
  if (!account || canEnter(home, account)) return path.join(home, 'postgres');
  // The password is in the name so that a home that was removed and made again does not meet the old one's data.
  const hash = createHash('sha256').update(`${home}\0${password}`).digest('hex').slice(0, 16);
  return path.join(ownFolder(`/var/tmp/mustafid-${hash}`), 'postgres');
};

const ownFolder = (folder: string): string => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw failure(`The folder ${folder} cannot be made`, error);
  }
  return folder;
};

interface NewCluster {
  initdb: string;
  dataDirectory: string;
  password: string;
  account: Account | undefined;
  report: Report;
}

/** Makes the data directory when there is none: beside it first, then renamed, so that a half-made one is never met. */
export const createCluster = async ({ dataDirectory, report, ...how }: NewCluster): Promise<void> => {
  await removeDrafts(dataDirectory);
  if (existsSync(path.join(dataDirectory, 'PG_VERSION'))) return;
  report('postgres', `making the data directory ${dataDirectory}`);
  const draft = `${dataDirectory}.draft-${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    if (how.account) chownSync(draft, how.account.uid, how.account.gid);
    await initialise(path.join(draft, 'data'), path.join(draft, 'password'), how);
    renameSync(path.join(draft, 'data'), dataDirectory);
  } catch (error) {
    throw failure(`Postgres' data directory ${dataDirectory} could not be made`, error);
  } finally {
    await removeDraft(draft);
  }
};

const initialise = async (
  data: string,
  passwordFile: string,
  { initdb, password, account }: Pick<NewCluster, 'initdb' | 'password' | 'account'>,
): Promise<void> => {
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const choices = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const secrecy = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await run(initdb, ['-D', data, ...choices, ...secrecy], {
    cwd: path.dirname(data),
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    timeout: INITDB_TIMEOUT_MS,
    ...(account && { uid: account.uid, gid: account.gid }),
  });
};

const removeDrafts = async (dataDirectory: string): Promise<void> => {
  const folder = path.dirname(dataDirectory);
  const drafts = readdirSync(folder).filter((name) => name.startsWith(`${path.basename(dataDirectory)}.draft-`));
  await Promise.all(drafts.map((name) => removeDraft(path.join(folder, name))));
};

/** A killed start leaves its initdb at work, which goes on writing until it finds its folders gone: hence the retries. */
const removeDraft = (draft: string): Promise<void> =>
  rm(draft, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
