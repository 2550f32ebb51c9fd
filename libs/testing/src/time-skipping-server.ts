import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const POM = path.resolve(__dirname, '../time-skipping/pom.xml');
/** Quick to start: the SDK gives its server five seconds. */
const SERVE = `#!/bin/sh
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(dirname "$0")/jars/*" io.temporal.testserver.TestServer "$@"
`;
const FETCH_TIMEOUT_MS = 240_000;

/**
 * The program of Temporal's time-skipping test server; needs Java, and Maven where its jars (33 MB) are not in the cache
 * yet. Throws what Maven said.
 */
export const timeSkippingServer = async (): Promise<string> => {
  const name = `time-skipping-${createHash('sha256').update(readFileSync(POM)).update(SERVE).digest('hex').slice(0, 12)}`;
  const cache = path.join(homedir(), '.cache', 'mustafid');
  const program = path.join(cache, name, 'serve');
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, `${name}-`));
  copyFileSync(POM, path.join(folder, 'pom.xml'));
  const words = ['-q', '-B', `-Duser.home=${homedir()}`, 'dependency:copy-dependencies', '-DoutputDirectory=jars'];
  await promisify(execFile)('mvn', words, { cwd: folder, timeout: FETCH_TIMEOUT_MS });
  const serve = path.join(folder, 'serve');
  writeFileSync(serve, SERVE);
  chmodSync(serve, 0o755);
  // Whole or not at all; another run that was quicker has made the same.
  if (!existsSync(path.join(cache, name))) renameSync(folder, path.join(cache, name));
  return existsSync(program) ? program : serve;
};
