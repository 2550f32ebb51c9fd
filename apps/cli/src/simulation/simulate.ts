import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { EXIT, Failure } from '../failure';
import type { Session } from '../session';
import { versionIn } from '../version-file';
import { simulationPlot } from './plot';
import type { Simulated } from './simulated';
import { simulationTable } from './simulation-table';

interface Options {
  readonly policy: string;
  readonly calendar?: string;
  readonly from?: string;
  readonly to?: string;
  readonly svg?: string;
  readonly as: string;
}

/** `mustafid policy simulate FILE`: what a draft would have changed in the dates of past cases; nothing is recorded. */
export const addSimulate = (noun: Command, { signIn, print }: Session): void => {
  noun
    .command('simulate <file>')
    .description('what the version in the JSON file would have changed in the dates of past cases; nothing is recorded')
    .option('--policy <policyId>', 'the series', 'main')
    .option('--calendar <file>', 'a draft of the working calendar too')
    .option('--from <day>', 'answers (or, without one, receipts) from this day on, YYYY-MM-DD')
    .option('--to <day>', 'and until this day')
    .option('--svg <file>', 'write the figures by month as a picture, in Arabic and English')
    .option('--as <role>', 'as one of the sample clients: supervisor, auditor or board', 'supervisor')
    .action(async (file: string, options: Options) => {
      const { policy, calendar, from, to, svg, as } = options;
      const body = { policy: versionIn(file), ...(calendar && { calendar: versionIn(calendar) }), from, to };
      const path = `/v1/policies/${encodeURIComponent(policy)}/simulate`;
      const simulated = (await signIn().as(as).post<Simulated>(path, body)).body;
      if (svg !== undefined) write(svg, simulationPlot(simulated));
      print(simulated, () => simulationTable(simulated));
    });
};

const write = (file: string, text: string): void => {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Failure(`${file} cannot be written: ${(error as Error).message}`, EXIT.usage);
  }
};
