import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { bind } from './bound-child';
import { identify, endProcess } from './process-identity';
import type { Report } from './report';
import { ask } from './waiting';

const STALL_TIMEOUT_MS = 60_000;
const MEGABYTE = 1024 * 1024;

/** The SDK fetches its development server when it starts one; started and ended again, the file is ours to run. */
const FETCH = `
const { TestWorkflowEnvironment } = require(process.argv[1]);
TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', downloadDir: process.argv[2] } } })
  .then((environment) => environment.teardown())
  .catch((error) => { console.error(error.message); process.exitCode = 1; });
`;

/** A server that the SDK downloaded into the folder, undefined when there is none. */
export const sdkDownloadIn = (folder: string): string | undefined => {
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((file) => /^temporal-sdk-typescript-[\d.]+(\.exe)?$/.test(file));
  return name && path.join(folder, name);
};

/** Lets the SDK download its server; throws what it said, or that nothing arrived within the time given. */
export const downloadBySdk = async (
  folder: string,
  { firstByteTimeoutMs, report, env }: { firstByteTimeoutMs: number; report: Report; env: NodeJS.ProcessEnv },
): Promise<string> => {
  removePartial(folder);
  const child = spawn(process.execPath, ['-e', FETCH, require.resolve('@temporalio/testing'), folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env,
  });
  bind(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) =>
      resolve(code === 0 ? '' : said.trim().split('\n').at(-1) || `ended with code ${code}`),
    );
  });
  const problem = await Promise.race([ended, stalled(folder, firstByteTimeoutMs, report, ended)]);
  if (child.pid !== undefined && child.exitCode === null) await endAll(child.pid);
  const file = sdkDownloadIn(folder);
  if (problem === '' && file) return file;
  removePartial(folder);
  throw new Error(problem || 'the SDK downloaded nothing');
};

/** Settles with a sentence when no byte came for too long, the first one or a later one. */
const stalled = async (
  folder: string,
  firstByteTimeoutMs: number,
  report: Report,
  ended: Promise<string>,
): Promise<string> => {
  let over = false;
  void ended.then(() => (over = true));
  for (let size = 0; !over;) {
    const timeoutMs = size === 0 ? firstByteTimeoutMs : STALL_TIMEOUT_MS;
    const grown = await ask(() => (over ? size : sizeAbove(folder, size)), { timeoutMs, everyMs: 200 });
    if (grown === undefined) return `no byte of the download came within ${timeoutMs / 1000} s`;
    if (Math.floor(grown / MEGABYTE / 10) > Math.floor(size / MEGABYTE / 10))
      report('temporal', `downloading: ${Math.floor(grown / MEGABYTE)} MB`);
    size = grown;
  }
  return ended;
};

const sizeAbove = (folder: string, size: number): number | undefined => {
  const partial = partialIn(folder);
  const now = partial ? statSync(partial, { throwIfNoEntry: false })?.size : undefined;
  return now !== undefined && now > size ? now : undefined;
};

const partialIn = (folder: string): string | undefined => {
  const name = existsSync(folder) && readdirSync(folder).find((file) => file.endsWith('.downloading'));
  return name ? path.join(folder, name) : undefined;
};

// The SDK waits for ever for whoever began such a file, also when that process is dead.
const removePartial = (folder: string): void => {
  const partial = partialIn(folder);
  if (partial) rmSync(partial, { force: true });
};

const endAll = async (pid: number): Promise<void> => {
  const identity = identify(pid);
  if (identity) await endProcess(identity, [{ signal: 'SIGKILL', timeoutMs: 5_000 }]);
};
