import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes the next start of this home's Postgres last until it is released: a file that it reads before it recovers becomes
 * a pipe that nobody has written to yet. Its first checkpoint puts a file in its place again.
 */
export const holdRecovery = (home: string): { release(): Promise<void> } => {
  const file = path.join(home, 'postgres/pg_logical/replorigin_checkpoint');
  const content = readFileSync(file);
  const { uid, gid } = statSync(file);
  const pipe = `${file}.pipe`;
  rmSync(pipe, { force: true });
  const { status, stderr } = spawnSync('mkfifo', ['-m', '600', pipe], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mkfifo: ${stderr}`);
  chownSync(pipe, uid, gid);
  renameSync(pipe, file);
  return { release: () => writeFile(file, content) };
};
