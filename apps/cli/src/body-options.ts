import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { EXIT, Failure } from './failure';

/** How a command's data and its headers are given on the command line. */
export interface BodyOptions {
  readonly data?: string;
  readonly file?: string;
  readonly key?: string;
  readonly ifMatch?: string;
}

export const headersOf = ({ key, ifMatch }: BodyOptions): Record<string, string> => ({
  ...(key === undefined ? {} : { 'idempotency-key': key }),
  ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch.replace(/"/g, '')}"` }),
});

/** From --data, --file (`-` is standard input) or standard input. Throws a Failure for what is not JSON. */
export const bodyOf = async ({ data, file = '-' }: BodyOptions): Promise<unknown> => {
  const json = data ?? (file === '-' ? await text(process.stdin) : textOf(file));
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    throw new Failure(`The command's data is not JSON: ${(error as Error).message}`, EXIT.usage);
  }
};

/** The same where a command may well have no data of its own: standard input is read only where it is asked for. */
export const anyBodyOf = async (options: BodyOptions): Promise<unknown> =>
  options.data === undefined && options.file === undefined ? {} : bodyOf(options);

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure(`The file ${file} cannot be read: ${(error as Error).message}`, EXIT.usage);
  }
};
