import type { Command } from 'commander';
import { clockLines, type ClockShown } from './clock-lines';
import type { Session } from './session';

interface Clocks {
  readonly items: ClockShown[];
  readonly difference?: readonly {
    readonly clock: string;
    readonly date: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/**
 * `mustafid <noun> clocks ID`: each date with its working, so that a person can add it up by hand. With `versions` also as
 * it would stand under another version of its policy or calendar, and what that changes.
 */
export const addClocks = (noun: Command, path: string, { signIn, print }: Session, versions = false): void => {
  const clocks = noun.command('clocks <id>').description('each clock, and step by step how its dates came about');
  if (versions)
    clocks
      .option('--policy-version <number>', 'as if this version of its policy held')
      .option('--calendar-version <number>', 'as if this version of the calendar held');
  clocks.action(async (id: string, options: Readonly<Record<string, string>>) => {
    const service = signIn().as('auditor');
    const query = new URLSearchParams(options).toString();
    const { body } = await service.get<Clocks>(
      `${path}/${encodeURIComponent(id)}/clocks${query === '' ? '' : `?${query}`}`,
    );
    print(body, () => [clockLines(body.items), ...differenceLines(body)].join('\n'));
  });
};

const differenceLines = ({ difference }: Clocks): readonly string[] => {
  if (difference === undefined) return [];
  if (difference.length === 0) return ['', 'No date differs.'];
  return [
    '',
    'What differs:',
    ...difference.map(({ clock, date, before, after }) => `  ${clock} ${date}: ${before} → ${after}`),
  ];
};
