import { existsSync } from 'node:fs';
import path from 'node:path';

/** The checkout's root. */
export const checkout = path.resolve(__dirname, '../../..');

/** A built file; throws a sentence when the build is missing. */
export const built = (relative: string): string => {
  const file = path.join(checkout, 'dist', relative);
  if (existsSync(file)) return file;
  throw new Error(`${file} is missing: build first (npm run build), these tests start what was built.`);
};
