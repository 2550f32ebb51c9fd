import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { identify, isRunning, endProcess, type ProcessIdentity } from '../../local-stack/src/process-identity';
import { writeWhole } from '../../local-stack/src/home';

// What is thrown away need not be stopped gently, but a killed Postgres would leave its shared memory behind for good.
const FAST_ENDING = [
  { signal: 'SIGQUIT', timeoutMs: 5_000 },
  { signal: 'SIGKILL', timeoutMs: 10_000 },
] as const;

/** Where the engines of all test runs of this user lie, each run in a folder of its own. */
const parentOfRuns = (): string =>
  path.join(process.platform === 'win32' ? tmpdir() : '/var/tmp', `mustafid-test-${process.getuid?.() ?? 0}`);

/** A folder for the engines of this run; what a killed run left behind is ended and removed first. */
export const beginRun = async (parent = parentOfRuns()): Promise<string> => {
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  for (const name of readdirSync(parent)) await sweep(path.join(parent, name));
  const home = path.join(parent, `run-${process.pid}`);
  mkdirSync(home, { mode: 0o755 });
  writeWhole(path.join(home, 'owner.json'), JSON.stringify(identify(process.pid)));
  return home;
};

/** Ends every engine of the run, whichever worker started it, and removes its folder. */
export const endRun = async (home: string): Promise<void> => {
  for (const folder of foldersWithEngines(home)) await endEngines(folder);
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
};

/** The folder of this run's engines. */
export const runHome = (): string => {
  const home = process.env.TEST_ENGINES_HOME;
  if (home) return home;
  throw new Error('No folder for engines: run jest with -c libs/testing/jest.config.js.');
};

/** A folder for the engines of one spec, ended with the run at the latest. */
export const specHome = (home: string, name: string): string => {
  const folder = path.join(home, name);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
};

const sweep = async (home: string): Promise<void> => {
  // A run that has just begun has its folder a moment before its owner stands in it: then the pid in the name counts.
  const owner =
    readIdentity(path.join(home, 'owner.json')) ?? identify(Number(path.basename(home).replace('run-', '')));
  if (owner && isRunning(owner)) return;
  await endRun(home);
};

const foldersWithEngines = (home: string): string[] => [
  ...readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(home, entry.name, 'processes.json')))
    .map((entry) => path.join(home, entry.name)),
  home,
];

const endEngines = async (folder: string): Promise<void> => {
  const file = path.join(folder, 'processes.json');
  if (!existsSync(file)) return;
  const book = JSON.parse(readFileSync(file, 'utf8')) as Record<string, ProcessIdentity>;
  for (const identity of Object.values(book)) await endProcess(identity, FAST_ENDING);
};

const readIdentity = (file: string): ProcessIdentity | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
};
