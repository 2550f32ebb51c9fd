import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

export interface MadeFile {
  readonly sha256: string;
  readonly bytes: number;
}

const DRAFT = '.part';

/** The files of exports, in one folder that the worker writes and the API reads. */
export class ExportFiles {
  constructor(private readonly folder: string) {}

  /**
   * Writes a file under another name, syncs it and renames it: it is there as a whole or not at all, and by its digest, so
   * that two who made the same export meet in no file. `mayStand` is asked last; what it throws leaves nothing behind.
   */
  async write(
    exportId: string,
    extension: string,
    pieces: AsyncIterable<string | Uint8Array>,
    mayStand: () => Promise<void>,
  ): Promise<MadeFile> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = this.at(`${exportId}.${randomUUID()}${DRAFT}`);
    try {
      const made = await written(draft, pieces);
      await mayStand();
      await rename(draft, this.at(nameOf(exportId, made.sha256, extension)));
      await synced(this.folder);
      return made;
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** Undefined where it is not there. To be closed by who opened it. */
  async open(exportId: string, sha256: string, extension: string): Promise<FileHandle | undefined> {
    return open(this.at(nameOf(exportId, sha256, extension)), 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  }

  /** Whatever there is of an export; nothing where nothing is. */
  async remove(exportId: string): Promise<void> {
    await this.removeWhere((name) => name.startsWith(`${exportId}-`) || name.startsWith(`${exportId}.`));
  }

  /** What somebody who was killed left half written. To be called by the only one who writes. */
  async removeDrafts(): Promise<void> {
    await this.removeWhere((name) => name.endsWith(DRAFT));
  }

  private async removeWhere(isMeant: (name: string) => boolean): Promise<void> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    await Promise.all(names.filter(isMeant).map((name) => rm(this.at(name), { force: true })));
  }

  private at(name: string): string {
    return path.join(this.folder, name);
  }
}

const DIGEST_IN_NAME = 16;

const nameOf = (exportId: string, sha256: string, extension: string): string =>
  `${exportId}-${sha256.slice(0, DIGEST_IN_NAME)}.${extension}`;

/** A piece at a time: the next one is made when this one has been taken. */
const written = async (file: string, pieces: AsyncIterable<string | Uint8Array>): Promise<MadeFile> => {
  const handle = await open(file, 'wx', 0o600);
  try {
    const digest = createHash('sha256');
    let bytes = 0;
    for await (const piece of pieces) {
      const part = typeof piece === 'string' ? Buffer.from(piece) : piece;
      digest.update(part);
      bytes += part.byteLength;
      await handle.writeFile(part);
    }
    await handle.sync();
    return { sha256: digest.digest('hex'), bytes };
  } finally {
    await handle.close();
  }
};

/** The new name itself outlives a power cut. */
const synced = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};
