import { spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Makes the next start of this home's Postgres last until it is released: in the place of a file that it reads before it
 * recovers stands a pipe that nobody has written to yet.
 */
export const holdRecovery = (home: string): { release(): void } => {
  const file = path.join(home, 'postgres/pg_logical/replorigin_checkpoint');
  const [kept, pipe] = [path.join(home, 'kept'), path.join(home, 'pipe')];
  const content = readFileSync(file);
  const { uid, gid } = statSync(file);
  const { status, stderr } = spawnSync('mkfifo', ['-m', '600', pipe], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mkfifo: ${stderr}`);
  chownSync(pipe, uid, gid);
  linkSync(file, kept);
  linkSync(pipe, `${pipe} too`);
  renameSync(`${pipe} too`, file);
  return {
    release: () => {
      renameSync(kept, file);
      // Opened for both, it waits for nobody; who waits in it reads on.
      const opened = openSync(pipe, 'r+');
      writeSync(opened, content);
      setTimeout(() => closeSync(opened), 10_000).unref();
      rmSync(pipe);
    },
  };
};
