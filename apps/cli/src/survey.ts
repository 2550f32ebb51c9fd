import { Command } from 'commander';
import { addClocks } from './clocks';
import { EXIT, Failure } from './failure';
import type { Session } from './session';
import { table } from './table';

interface SurveyShown {
  readonly surveyId: string;
  readonly state: string;
  readonly kind: string;
  readonly caseId?: string | null;
  readonly inquiryId?: string | null;
  readonly month: string;
  readonly overall?: number | null;
  readonly ground: string | null;
}

interface Said {
  readonly key?: string;
  readonly channel?: string;
  readonly by?: string;
}

/** `mustafid survey …`: the invitations to rate, ratings, and the boards made of them. */
export const surveyNoun = (session: Session): Command => {
  const noun = new Command('survey').description('invitations to rate: list, show, rate, decline, figures, exceptions');
  addReads(noun, session);
  addClocks(noun, '/v1/surveys', session);
  addRate(noun, session);
  addDecline(noun, session);
  addBoards(noun, session);
  return noun;
};

const addReads = (noun: Command, { signIn, print }: Session): void => {
  const list = noun.command('list').description('a page of invitations to rate, newest first');
  for (const filter of ['policy', 'state', 'case', 'cursor', 'limit']) list.option(`--${filter} <value>`);
  list.action(async (options: Record<string, string>) => {
    const { body } = await signIn()
      .as('supervisor')
      .get<{ items: SurveyShown[]; next: string | null }>(`/v1/surveys?${new URLSearchParams(options)}`);
    print(body, () => table(body.items.map(lineOf)));
  });
  noun
    .command('show <surveyId>')
    .description('one invitation and what came of it')
    .action(async (surveyId: string) => {
      print((await signIn().as('supervisor').get<SurveyShown>(pathOf(surveyId))).body);
    });
};

const addRate = (noun: Command, { signIn, print }: Session): void => {
  noun
    .command('rate <surveyId> <overall>')
    .description('the rating, 1 to 5, as the person gave it')
    .option('--aspect <aspect=rating...>', "1 to 5 by an aspect of the version: '--aspect courtesy=5'")
    .option('--words <text>', 'in their own words; kept as personal data of --by')
    .option('--by <personId>', 'who of the invited rates')
    .option('--channel <channel>', 'over which channel it was given')
    .option('--key <key>', 'an idempotency key')
    .action(async (surveyId: string, overall: string, options: Said & { aspect?: string[]; words?: string }) => {
      const { by, channel, words } = options;
      if (words !== undefined && by === undefined)
        throw new Failure('Words belong to somebody: say who rates with --by <personId>.', EXIT.usage);
      const body = {
        overall: numberOf(overall),
        aspects: Object.fromEntries((options.aspect ?? []).map(aspectOf)),
        ratedBy: by,
        channel,
        ...(words === undefined ? {} : { personal: [{ subject: by, data: { words } }] }),
      };
      const path = `${pathOf(surveyId)}/rate-service`;
      print((await signIn().as('intake').post<Record<string, unknown>>(path, body, headersOf(options))).body);
    });
};

const addDecline = (noun: Command, { signIn, print }: Session): void => {
  noun
    .command('decline <surveyId>')
    .description('the person does not wish to rate')
    .requiredOption('--reason <code>', 'a code of the policy version, like no_wish')
    .option('--by <personId>', 'who of the invited declines')
    .option('--channel <channel>', 'over which channel it was said')
    .option('--key <key>', 'an idempotency key')
    .action(async (surveyId: string, options: Said & { reason: string }) => {
      const body = { reasonCode: options.reason, ratedBy: options.by, channel: options.channel };
      const path = `${pathOf(surveyId)}/decline-rating`;
      print((await signIn().as('intake').post<Record<string, unknown>>(path, body, headersOf(options))).body);
    });
};

interface Figures {
  readonly invited: number | string;
  readonly rated: number | string;
  readonly average: number | string | null;
  readonly speed: { averageDaysToAnswer: number | string | null };
}

interface Exception {
  readonly kind: string;
  readonly at: string;
  readonly ground?: string;
}

const addBoards = (noun: Command, { signIn, print }: Session): void => {
  noun
    .command('figures')
    .description('satisfaction, and beside it how long an answer took')
    .option('--policy <policyId>', 'the series', 'main')
    .action(async ({ policy }: { policy: string }) => {
      const { body } = await signIn()
        .as('supervisor')
        .get<Record<string, unknown>>(`/v1/boards/satisfaction?${new URLSearchParams({ policy })}`);
      print(body, () => table(figureLinesOf(body)));
    });
  const exceptions = noun.command('exceptions').description('ended, and the right to rate not offered; and the like');
  for (const filter of ['policy', 'cursor', 'limit']) exceptions.option(`--${filter} <value>`);
  exceptions.action(async (options: Record<string, string>) => {
    const { body } = await signIn()
      .as('supervisor')
      .get<{ items: { id: string; exceptions: Exception[] }[] }>(
        `/v1/boards/rights-exceptions?${new URLSearchParams(options)}`,
      );
    print(body, () => table(body.items.flatMap(exceptionLinesOf)));
  });
};

/** The whole first, then each group by its name. */
const figureLinesOf = (board: Record<string, unknown>): Record<string, unknown>[] => [
  figureLine('total', board['total'] as Figures),
  ...Object.entries(board)
    .filter(([name, groups]) => name.startsWith('by') && groups !== null)
    .flatMap(([name, groups]) =>
      Object.entries(groups as Record<string, Figures | string>).map(([value, figures]) =>
        figureLine(`${name.slice(2).toLowerCase()} ${value}`, figures),
      ),
    ),
];

const figureLine = (of: string, figures: Figures | string): Record<string, unknown> =>
  typeof figures === 'string'
    ? { of, invited: figures, rated: figures, average: figures, 'days to answer': figures }
    : {
        of,
        invited: figures.invited,
        rated: figures.rated,
        average: figures.average,
        'days to answer': figures.speed.averageDaysToAnswer,
      };

const exceptionLinesOf = ({ id, exceptions }: { id: string; exceptions: Exception[] }): Record<string, unknown>[] =>
  exceptions.map(({ kind, at, ground }) => ({ of: id, exception: kind, since: at, ground: ground ?? null }));

const pathOf = (surveyId: string): string => `/v1/surveys/${encodeURIComponent(surveyId)}`;

const headersOf = ({ key }: Said): Record<string, string> => (key === undefined ? {} : { 'idempotency-key': key });

/** Which numbers a rating may be is the service's to say. */
const numberOf = (text: string): number => {
  if (!/^-?\d{1,6}$/.test(text)) throw new Failure(`A rating is a whole number, not '${text}'.`, EXIT.usage);
  return Number(text);
};

const aspectOf = (text: string): [string, number] => {
  const [aspect = '', rating = ''] = text.split('=');
  return [aspect, numberOf(rating)];
};

const lineOf = (item: SurveyShown): Record<string, unknown> => ({
  survey: item.surveyId,
  state: item.state,
  of: item.caseId ?? item.inquiryId ?? item.kind,
  month: item.month,
  overall: item.overall,
  ground: item.ground,
});
