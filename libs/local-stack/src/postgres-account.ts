import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The user that the server runs as. Postgres refuses to run as root. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** Undefined: the server runs as the user that we are. As root: an unprivileged user that exists. */
export const unprivilegedAccount = (): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (account) return account;
  throw new Error(
    'Postgres does not run as root, and neither of the users postgres and nobody exists: make one of them, or start as an ordinary user.',
  );
};

/** Whether the account can enter the folder, its parents included. */
export const canEnter = (folder: string, account: Account): boolean => {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if (!mayPass(current, account)) return false;
    if (current === path.dirname(current)) return true;
  }
};

const mayPass = (folder: string, { uid, gid }: Account): boolean => {
  const { mode, uid: owner, gid: group } = statSync(folder);
  if (owner === uid) return (mode & 0o100) !== 0;
  return (mode & (group === gid ? 0o010 : 0o001)) !== 0;
};

const lookUp = (name: string): Account | undefined => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (line) return accountOf(name, line.split(':')[2], line.split(':')[3]);
  try {
    return accountOf(name, numberOf('-u', name), numberOf('-g', name));
  } catch {
    return undefined;
  }
};

// Users of a directory service do not stand in the file.
const numberOf = (flag: string, name: string): string =>
  execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

const accountOf = (name: string, uid = '', gid = ''): Account => ({ name, uid: Number(uid), gid: Number(gid) });
