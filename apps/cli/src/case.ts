import { Command } from 'commander';
import { addAnyCommand } from './any-command';
import { bodyOf, headersOf, type BodyOptions } from './body-options';
import { addClocks } from './clocks';
import { historyLineOf, type HistoryItem } from './history-lines';
import type { Session } from './session';
import { table } from './table';

interface CaseShown {
  readonly caseId: string;
  readonly reference: string | null;
  readonly stage: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly submittedAt: string;
  readonly clocks: readonly { clock: string; state: string; earliest: string | null; target: string | null }[];
  /** Of who acts for the beneficiary, and who is not to be approached. */
  readonly hints?: readonly { detail: string; personId: string }[];
}

/** Which sample client gives which command where no login is stored: a role that may. */
const GIVEN_BY: Readonly<Record<string, string>> = {
  'give-clarification': 'researcher',
  'assess-need': 'researcher',
  'record-decision': 'committee',
  'retract-decision': 'committee',
  'authorise-early-answer': 'supervisor',
  'report-early-answer': 'supervisor',
  'retract-answer': 'supervisor',
  'discontinue-request': 'supervisor',
  'reopen-case': 'supervisor',
  'assign-case': 'supervisor',
  'complete-history': 'importer',
  'plan-service': 'officer',
  'deliver-service': 'officer',
};

const FILTERS = [
  'policy', 'stage', 'loop', 'channel', 'segment', 'support', 'kind', 'urgency', 'assignee', 'role', 'clock',
  'clock-state', 'due', 'reference', 'beneficiary', 'order', 'cursor', 'limit',
]; // oxfmt-ignore

/** `mustafid case …`: submit, read, and any command of the case by its name in kebab-case. */
export const caseNoun = (session: Session): Command => {
  const noun = new Command('case').description('cases: submit, list, show, history, state, and any command by name');
  addSubmit(noun, session);
  addReads(noun, session);
  addClocks(noun, '/v1/cases', session, true);
  const givenBy = (command: string): string => GIVEN_BY[command] ?? 'officer';
  addAnyCommand(noun, { path: '/v1/cases', idName: 'caseId', givenBy }, session);
  return noun;
};

const addSubmit = (noun: Command, { signIn, print }: Session): void => {
  noun
    .command('submit')
    .description('submit a request; its JSON from --data, --file or standard input')
    .option('--data <json>')
    .option('--file <file>')
    .option('--key <key>', 'an idempotency key: the same again does nothing twice')
    .action(async (options: BodyOptions) => {
      const answer = await signIn()
        .as('intake')
        .post<Record<string, unknown>>('/v1/cases', await bodyOf(options), headersOf(options));
      print(answer.body);
    });
};

const addReads = (noun: Command, { signIn, print }: Session): void => {
  const list = noun.command('list').description('a page of the case board');
  for (const filter of FILTERS) list.option(`--${filter} <value>`);
  list.action(async (options: Record<string, string>) => {
    const { body } = await signIn()
      .as('supervisor')
      .get<{ items: CaseShown[]; next: string | null }>(`/v1/cases?${new URLSearchParams(options)}`);
    print(body, () => table(body.items.map(lineOf)));
  });
  noun
    .command('show <caseId>')
    .description('the case now')
    .action(async (caseId: string) => {
      const { body } = await signIn().as('supervisor').get<CaseShown>(pathOf(caseId));
      print(body);
      for (const { personId, detail } of body.hints ?? []) process.stderr.write(`${personId}: ${detail}\n`);
    });
  noun
    .command('history <caseId>')
    .description('every event: when, who, clause')
    .action(async (caseId: string) => {
      const { body } = await signIn()
        .as('auditor')
        .get<{ items: HistoryItem[] }>(`${pathOf(caseId)}/history`);
      print(body, () => table(body.items.map(historyLineOf)));
    });
  noun
    .command('state <caseId>')
    .description('the case as it was')
    .option('--revision <number>')
    .option('--at <instant>', 'as it was at this moment')
    .option('--known-at <instant>', 'as it was known at this moment')
    .action(async (caseId: string, options: { revision?: string; at?: string; knownAt?: string }) => {
      const query = new URLSearchParams(options);
      print(
        (
          await signIn()
            .as('auditor')
            .get<CaseShown>(`${pathOf(caseId)}/state?${query}`)
        ).body,
      );
    });
};

const pathOf = (caseId: string): string => `/v1/cases/${encodeURIComponent(caseId)}`;

const lineOf = (item: CaseShown): Record<string, unknown> => ({
  case: item.caseId,
  reference: item.reference,
  stage: item.stage,
  policy: `${item.policyId} ${item.policyVersion}`,
  submitted: item.submittedAt,
  clocks: item.clocks
    .filter(({ state }) => state !== 'ended')
    .map(({ clock, state }) => `${clock} ${state}`)
    .join(', '),
});
