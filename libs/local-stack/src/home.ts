import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { failure } from './failure';

/** The folder of the local engines' data, made when missing; throws one sentence when it cannot be written. */
export const prepareHome = (home: string): string => {
  const folder = path.resolve(home);
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw failure(`The folder ${folder} cannot be used`, error);
  }
  return folder;
};

/** Step by step: Node's own recursive way never ends where the file system lets nobody make a folder, as in /proc. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
};

/** Written whole or not at all: first beside it, then renamed over it. */
export const writeWhole = (file: string, content: string | Buffer, mode = 0o600): void => {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(draft, content, { mode, flag: 'wx', flush: true });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw failure(`The file ${file} cannot be written`, error);
  }
};

/** The file's JSON; undefined when there is no such file. */
export const readJson = <T>(file: string): T | undefined => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw failure(`The file ${file} cannot be read`, error);
  }
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new Error(`The file ${file} is damaged: move it away and start again.`, { cause: error });
  }
};

/** A secret made once and kept in the file, readable by its owner only. */
export const secretOf = (file: string): string => {
  const held = readJson<{ secret: string }>(file);
  if (held) return held.secret;
  const secret = randomBytes(24).toString('base64url');
  writeWhole(file, `${JSON.stringify({ secret })}\n`);
  return secret;
};
