import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { EXIT, Failure } from '../failure';
import { pause } from '../service';
import type { CountProgress } from './count-progress';

/** A part of a file as the service gave it; `whole` where it began at the beginning whatever was asked. */
export interface GivenPart {
  readonly whole: boolean;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface Wanted {
  readonly sha256: string;
  readonly bytes: number;
  /** Gives the file from a byte on. */
  readonly from: (byte: number) => Promise<GivenPart>;
}

/** So often in a row without a single new byte. */
const MOST_TRIES = 5;

/**
 * Brings a file, going on where an earlier try was cut off; it has its name when all of it is there and its digest is the
 * recorded one. Throws Failure(4) where it is another, Failure(6) where it does not come.
 */
export const download = async (wanted: Wanted, file: string, progress: CountProgress, pauseMs = 500): Promise<void> => {
  if (existsSync(file)) return demandSame(file, wanted);
  const part = `${file}.part`;
  let have = existsSync(part) ? statSync(part).size : 0;
  if (have > wanted.bytes) have = 0;
  for (let tries = 0; have < wanted.bytes;) {
    const before = have;
    have = await more(wanted, part, have, progress);
    tries = have > before ? 0 : tries + 1;
    if (tries >= MOST_TRIES) throw new Failure('The file does not come. What there is of it is kept.', EXIT.away);
    if (have < wanted.bytes && tries > 0) await pause(pauseMs * tries);
  }
  if (wanted.bytes === 0) await (await open(part, 'w')).close();
  if ((await digestOf(part)) !== wanted.sha256) {
    await rm(part);
    throw new Failure('What came is not what was recorded: its digest differs. It was deleted.', EXIT.integrity);
  }
  await rename(part, file);
};

/** Answers how much there is of it, after this try was done or cut off. */
const more = async ({ bytes, from }: Wanted, part: string, have: number, progress: CountProgress): Promise<number> => {
  const given = await from(have);
  let size = given.whole ? 0 : have;
  const handle = await open(part, size === 0 ? 'w' : 'a');
  try {
    for await (const piece of given.bytes) {
      await handle.writeFile(piece);
      size += piece.byteLength;
      progress.at(size, bytes);
    }
  } catch {
    // Cut off: the next try goes on from here, or says that the service is away.
  } finally {
    await handle.close();
  }
  return size;
};

const demandSame = async (file: string, { sha256 }: Wanted): Promise<void> => {
  if ((await digestOf(file)) !== sha256)
    throw new Failure(`${file} is there already and holds something else; name another by --to.`, EXIT.usage);
};

const digestOf = async (file: string): Promise<string> => {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(file)) digest.update(piece as Uint8Array);
  return digest.digest('hex');
};
