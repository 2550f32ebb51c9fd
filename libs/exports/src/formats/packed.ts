import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface PackedFile {
  readonly name: string;
  readonly content: Buffer;
}

const SUMS = 'SHA256SUMS';

/** Files that belong together, and beside them their digests in the form that `sha256sum -c` reads. */
export const packed = (files: readonly PackedFile[], at: Date): AsyncIterable<Uint8Array> => {
  const zip = new ZipFile();
  const sums = files.map(({ name, content }) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
  for (const { name, content } of [...files, { name: SUMS, content: Buffer.from(sums.join('')) }])
    zip.addBuffer(content, name, { mtime: at });
  zip.end();
  return zip.outputStream as Readable as AsyncIterable<Uint8Array>;
};
