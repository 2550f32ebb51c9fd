import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './bound-child';
import { messageOf } from './failure';
import { identify } from './process-identity';
import type { Report } from './report';
import { downloadBySdk, sdkDownloadIn } from './temporal-download';

/** The newest version that `go install` takes: later ones have replace directives. */
const GO_PACKAGE = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';
const BUILD_TIMEOUT_MS = 20 * 60_000;
const VERSION_TIMEOUT_MS = 30_000;
const FIRST_BYTE_TIMEOUT_MS = 20_000;
const NAME = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/** Where the development server is looked for. */
export interface Places {
  /** What we built or downloaded ourselves, for every checkout of this user. */
  cache: string;
  /** Where the SDK keeps what it downloaded. */
  sdkCache: string;
  firstByteTimeoutMs: number;
  env: NodeJS.ProcessEnv;
}

export const usualPlaces = (): Places => ({
  cache: path.join(homedir(), '.cache', 'mustafid'),
  sdkCache: tmpdir(),
  firstByteTimeoutMs: FIRST_BYTE_TIMEOUT_MS,
  env: process.env,
});

/** The first development server that runs, in the order of the list; throws what every one of them said. */
export const findTemporal = async (report: Report, places: Places = usualPlaces()): Promise<string> => {
  const ways: [string, () => Promise<string>][] = [
    [`a temporal program on the PATH or in ${places.cache}`, () => installed(places)],
    [`the SDK's cached download in ${places.sdkCache}`, () => cachedBySdk(places)],
    ["the SDK's download", () => download(places, report)],
    ['a build with Go', () => build(places, report)],
  ];
  const said: string[] = [];
  for (const [name, find] of ways) {
    try {
      const program = await find();
      report('temporal', `found ${program}`);
      return program;
    } catch (error) {
      said.push(`${name}: ${messageOf(error)}`);
    }
  }
  throw new Error(
    `No Temporal server is to be had. Put a temporal program on the PATH, install Go, or set TEMPORAL_ADDRESS. Tried were ${said
      .map((line, index) => `(${index + 1}) ${line}`)
      .join('; ')}.`,
  );
};

const installed = async ({ cache, env }: Places): Promise<string> => {
  const candidates = [onPath('temporal', env), executable(path.join(cache, NAME))].filter((file) => file !== undefined);
  if (candidates.length === 0) throw new Error('there is none');
  return firstThatRuns(candidates);
};

const cachedBySdk = ({ cache, sdkCache }: Places): Promise<string> => {
  const candidates = [sdkDownloadIn(cache), sdkDownloadIn(sdkCache)].filter((file) => file !== undefined);
  if (candidates.length === 0) throw new Error('there is none');
  return firstThatRuns(candidates);
};

const download = async ({ cache, firstByteTimeoutMs, env }: Places, report: Report): Promise<string> => {
  mkdirSync(cache, { recursive: true });
  report('temporal', `downloading the development server into ${cache}`);
  return proven(await downloadBySdk(cache, { firstByteTimeoutMs, report, env }));
};

/** Built beside its place and moved there when it is whole. */
const build = async ({ cache, env }: Places, report: Report): Promise<string> => {
  const go = onPath('go', env);
  if (!go) throw new Error('Go is not installed');
  removeAbandonedBuilds(cache);
  const draft = path.join(cache, `build-${process.pid}`);
  mkdirSync(draft, { recursive: true });
  report('temporal', 'building the development server with Go: one to three minutes, once');
  const ticking = stillAtIt(report);
  try {
    await run(go, ['install', GO_PACKAGE], { env: { ...env, GOBIN: draft }, timeout: BUILD_TIMEOUT_MS });
    const built = await proven(path.join(draft, NAME));
    renameSync(built, path.join(cache, NAME));
    return path.join(cache, NAME);
  } finally {
    clearInterval(ticking);
    rmSync(draft, { recursive: true, force: true });
  }
};

const removeAbandonedBuilds = (cache: string): void => {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    const pid = /^build-(\d+)$/.exec(name)?.[1];
    if (pid && !identify(Number(pid))) rmSync(path.join(cache, name), { recursive: true, force: true });
  }
};

const stillAtIt = (report: Report): NodeJS.Timeout => {
  const begun = performance.now();
  const tell = (): void => report('temporal', `building, ${Math.round((performance.now() - begun) / 1000)} s so far`);
  return setInterval(tell, 15_000);
};

const firstThatRuns = async (candidates: readonly string[]): Promise<string> => {
  const said: string[] = [];
  for (const program of candidates) {
    try {
      return await proven(program);
    } catch (error) {
      said.push(`${program} does not run (${messageOf(error)})`);
    }
  }
  throw new Error(said.join(', '));
};

/** A program of that name may be anything, or half a file: it has to say its version. */
const proven = async (program: string): Promise<string> => {
  await run(program, ['--version'], { timeout: VERSION_TIMEOUT_MS });
  return program;
};

const onPath = (name: string, env: NodeJS.ProcessEnv): string | undefined => {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => executable(path.join(folder, file))).find((found) => found !== undefined);
};

const executable = (file: string): string | undefined => {
  try {
    accessSync(file, constants.X_OK);
    return file;
  } catch {
    return undefined;
  }
};
