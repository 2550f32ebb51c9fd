import { Command } from 'commander';
import { addAnyCommand } from './any-command';
import { bodyOf, headersOf, type BodyOptions } from './body-options';
import { addClocks } from './clocks';
import { historyLineOf, type HistoryItem } from './history-lines';
import type { Session } from './session';
import { table } from './table';

/** What one noun of the command line differs by from the next. */
export interface Noun<Shown> {
  readonly noun: string;
  readonly description: string;
  readonly path: string;
  /** The verb that begins one, and the sample client that gives it. */
  readonly begin: { readonly verb: string; readonly as: string };
  readonly filters: readonly string[];
  /** Which sample client gives which command where no login is stored. */
  readonly givenBy: (command: string) => string;
  readonly lineOf: (item: Shown) => Record<string, unknown>;
}

/** `mustafid <noun> …`: begin one, read, and any of its commands by its name in kebab-case. */
export const aggregateNoun = <Shown>(kind: Noun<Shown>, session: Session): Command => {
  const noun = new Command(kind.noun).description(kind.description);
  addBegin(noun, kind, session);
  addReads(noun, kind, session);
  addClocks(noun, kind.path, session);
  addAnyCommand(noun, { path: kind.path, idName: 'id', givenBy: kind.givenBy }, session);
  return noun;
};

const withBody = (command: Command): Command =>
  command.option('--data <json>').option('--file <file>').option('--key <key>', 'an idempotency key');

const addBegin = <Shown>(noun: Command, { begin, path }: Noun<Shown>, { signIn, print }: Session): void => {
  withBody(noun.command(begin.verb))
    .description('begin one; its JSON from --data, --file or standard input')
    .action(async (options: BodyOptions) => {
      const service = signIn().as(begin.as);
      print((await service.post<Record<string, unknown>>(path, await bodyOf(options), headersOf(options))).body);
    });
};

const addReads = <Shown>(noun: Command, kind: Noun<Shown>, { signIn, print }: Session): void => {
  const list = noun.command('list').description('a page of the board');
  for (const filter of kind.filters) list.option(`--${filter} <value>`);
  list.action(async (options: Record<string, string>) => {
    const service = signIn().as('supervisor');
    const { body } = await service.get<{ items: Shown[]; next: string | null }>(
      `${kind.path}?${new URLSearchParams(options)}`,
    );
    print(body, () => table(body.items.map(kind.lineOf)));
  });
  noun
    .command('show <id>')
    .description('as it stands now')
    .action(async (id: string) => {
      print((await signIn().as('supervisor').get<Shown>(one(kind, id))).body);
    });
  noun
    .command('history <id>')
    .description('every event: when, who, clause')
    .action(async (id: string) => {
      const service = signIn().as('auditor');
      const { body } = await service.get<{ items: HistoryItem[] }>(`${one(kind, id)}/history`);
      print(body, () => table(body.items.map(historyLineOf)));
    });
};

const one = <Shown>({ path }: Noun<Shown>, id: string): string => `${path}/${encodeURIComponent(id)}`;
