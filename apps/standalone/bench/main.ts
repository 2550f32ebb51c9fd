import { readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Bench } from './bench';
import { measure, type Result } from './measure';
import { tableOf } from './report';
import type { Row } from './row';

const usage = `npm run bench -- [--large [--cases N] [--at FOLDER]] [--only ROW]… [--rounds N] [--seconds N] [--report] [--profiles FOLDER]
  --large     the rows of a board with very many cases in place of the others; loads it first (some 10 minutes)
  --cases     how many (1000000)
  --at        a folder in which the loaded board is kept for the next run
  --only      this row, and others that are named so
  --rounds    how often each side of a row is measured (5)
  --seconds   how long each time (4)
  --report    the exit code is 0 below a goal too
  --profiles  a CPU profile of each API process is left there
`;

const options = {
  large: { type: 'boolean', default: false },
  cases: { type: 'string', default: '1000000' },
  at: { type: 'string' },
  only: { type: 'string', multiple: true },
  rounds: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '4' },
  report: { type: 'boolean', default: false },
  profiles: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** Answers with the exit code: 1 where a row is below its goal, unless only a report was asked for; 2 for what it does not know. */
export const main = async (args: string[]): Promise<number> => {
  const wish = wishOf(args);
  if (typeof wish === 'string') return (process.stderr.write(`${wish}\n\n${usage}`), 2);
  if (wish === undefined) return (process.stdout.write(usage), 0);
  const { rows, rounds, report, bench } = wish;
  const interrupted = (): void => void bench.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const results: Result[] = [];
    for (const row of rows) results.push(await measured(row, bench, rounds));
    process.stdout.write(`\n${tableOf(results)}\n`);
    return report || results.every(({ met }) => met) ? 0 : 1;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await bench.close();
  }
};

interface Wish {
  readonly rows: readonly Row[];
  readonly rounds: number;
  readonly report: boolean;
  readonly bench: Bench;
}

/** What is asked for; undefined for help, and a sentence where it cannot be had. */
const wishOf = (args: string[]): Wish | string | undefined => {
  try {
    const { values } = parseArgs({ args, options });
    if (values.help) return undefined;
    const rounds = positive('--rounds', values.rounds);
    const seconds = positive('--seconds', values.seconds);
    const cases = positive('--cases', values.cases);
    const rows = rowsAsked(values.large ? 'large-rows' : 'rows', values.only);
    const large = { cases, at: values.at && path.resolve(values.at) };
    const bench = new Bench({ seconds, profiles: values.profiles, ...(values.large && { large }) });
    return { rows, rounds, report: values.report, bench };
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (error instanceof WrongWish || code.startsWith('ERR_PARSE_ARGS')) return message;
    throw error;
  }
};

class WrongWish extends Error {}

const measured = async (row: Row, bench: Bench, rounds: number): Promise<Result> => {
  process.stdout.write(`${row.name}: ${row.what}\n`);
  const trial = await row.open(bench);
  try {
    return await measure(row, trial, rounds, (line) => process.stdout.write(`  ${line}\n`));
  } finally {
    await trial.close();
  }
};

/** Every file in the folder is one, or some. */
const rowsAsked = (name: string, only: readonly string[] | undefined): Row[] => {
  const folder = path.join(__dirname, name);
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const rows = files.sort().flatMap((file) => {
    const { row, rows: some } = require(path.join(folder, file)) as { row?: Row; rows?: Row[] };
    return some ?? row ?? [];
  });
  const unknown = only?.filter((name) => !rows.some((row) => row.name === name)) ?? [];
  if (unknown.length === 0) return rows.filter(({ name }) => only?.includes(name) ?? true);
  throw new WrongWish(`There is no row ${unknown.join(', ')}: there are ${rows.map(({ name }) => name).join(', ')}.`);
};

const positive = (name: string, text: string): number => {
  const value = Number(text);
  if (value > 0) return value;
  throw new WrongWish(`${name} takes a number above 0, not ${text}.`);
};
