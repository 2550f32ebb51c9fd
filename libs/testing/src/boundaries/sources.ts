import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const checkout = path.resolve(__dirname, '../../../..');

export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/** Every TypeScript source below apps, libs and workflows, generated ones aside; paths with slashes, from the checkout. */
export const sources = (): readonly SourceFile[] =>
  ['apps', 'libs', 'workflows'].flatMap((top) =>
    readdirSync(path.join(checkout, top), { recursive: true, encoding: 'utf8' })
      .map((name) => `${top}/${name.split(path.sep).join('/')}`)
      .filter((file) => /\.[cm]?tsx?$/.test(file) && !/\/(node_modules|generated|dist)\//.test(file))
      .map((file) => ({ file, text: readFileSync(path.join(checkout, file), 'utf8') })),
  );
