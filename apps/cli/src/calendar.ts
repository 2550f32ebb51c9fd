import { Command } from 'commander';
import type { Session } from './session';
import { table } from './table';
import { isWanted, versionIn } from './version-file';

interface Version {
  readonly version: number;
  readonly adoptedAt: string | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly correction: string | null;
}

interface Kind {
  readonly kind: string;
  readonly code?: string;
}

interface Comparison {
  readonly version: number;
  readonly comparedWith: number;
  readonly days: readonly { day: string; before: Kind; after: Kind }[];
  readonly everyWeek: boolean;
}

const path = '/v1/calendars/main';

/** `mustafid calendar …`: the working calendar and its amendments. */
export const calendarNoun = ({ signIn, print }: Session): Command => {
  const noun = new Command('calendar').description('the working calendar: show, compare, adopt');
  noun
    .command('show')
    .description('every version, with the days in which it differs from the one before')
    .action(async () => {
      const { body } = await signIn().as('auditor').get<{ versions: Version[] }>(path);
      print(body, () => table(body.versions.map(lineOf)));
    });
  noun
    .command('compare <file>')
    .description('the days that adopting the file would change; nothing is recorded')
    .action(async (file: string) => {
      const { body } = await signIn().as('supervisor').post<Comparison>(`${path}/compare`, versionIn(file));
      print(body, () => inWords(body));
    });
  noun
    .command('adopt <file>')
    .description('adopt the amendment that the JSON file holds; on a terminal, after showing its days and asking')
    .option('--key <key>', 'an idempotency key')
    .option('--yes', 'without asking')
    .action(async (file: string, { key, yes }: { key?: string; yes?: boolean }) => {
      const amendment = versionIn(file);
      const service = signIn().as('supervisor');
      if (process.stdin.isTTY && !yes) {
        const { body } = await service.post<Comparison>(`${path}/compare`, amendment);
        process.stderr.write(`${inWords(body)}\n`);
        if (!(await isWanted(`Adopt version ${body.version} of the calendar? [y/N] `))) return;
      }
      const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
      print((await service.post<Record<string, unknown>>(`${path}/adopt-calendar`, amendment, headers)).body);
    });
  return noun;
};

const lineOf = ({ version, adoptedAt, firstDay, lastDay, correction }: Version) => ({
  version,
  adoptedAt: adoptedAt ?? 'shipped',
  firstDay,
  lastDay,
  correction,
});

const inWords = ({ version, comparedWith, days, everyWeek }: Comparison): string =>
  [
    `Version ${version} beside version ${comparedWith}:`,
    ...(everyWeek ? ['weekend or office hours: every week'] : []),
    ...days.map(({ day, before, after }) => `${day}  ${kindIn(before)} → ${kindIn(after)}`),
    ...(days.length === 0 && !everyWeek ? ['no day differs'] : []),
  ].join('\n');

const kindIn = ({ kind, code }: Kind): string => (code === undefined ? kind : `${kind} ${code}`);
