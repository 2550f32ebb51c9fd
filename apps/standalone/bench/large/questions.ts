import {
  beneficiaryKinds,
  channels,
  clockNames,
  clockStates,
  loops,
  stages,
  versionOneOfMain,
  type CodeEntry,
} from '@lib/domain';
import { diceOf, drawn, type Dice } from '../../../cli/src/fill/people';
import { DAYS } from './case-events';

/** Parameters of `GET /v1/cases`. */
export type Question = Readonly<Record<string, string>>;

const DAY_MS = 24 * 3_600_000;
const policy = versionOneOfMain('2020-01-01T00:00:00.000Z');
const codes = (entries: readonly CodeEntry[]): string[] =>
  entries.map((entry) => (typeof entry === 'string' ? entry : entry.code));
const TURNS = ['officer', 'researcher', 'committee', 'provider', 'applicant', 'beneficiary', 'third_party', 'nobody'];

/** All that the page of the list lets one choose, value by value; `clock` is left out where no case can have it. */
const choices: Readonly<Record<string, readonly string[]>> = {
  stage: stages,
  clockState: clockStates,
  clock: clockNames.slice(0, 7),
  role: TURNS,
  loop: loops,
  segment: codes(policy.segments),
  support: codes(policy.support),
  channel: channels,
  urgency: codes(policy.urgency),
  kind: beneficiaryKinds,
  open: ['true', 'false'],
};
const names = Object.keys(choices);
/** Of the list's length: the first page, the middle, and nearly the end. */
export const DEPTHS = [0, 0.5, 0.98] as const;

/**
 * Every filter with every value; every two filters together, with values drawn; three to six, drawn; people, numbers and
 * days. Each in both orders and at three depths, but for what a depth says nothing about.
 */
export const questionsOf = (until: string, more: number): Question[] => {
  const dice = diceOf(20_261_123);
  const filters: Question[] = [{}];
  for (const name of names) for (const value of choices[name]!) filters.push({ [name]: value });
  for (const [index, one] of names.entries())
    for (const other of names.slice(index + 1))
      for (let draw = 0; draw < 3; draw += 1) filters.push(drawnOf(dice, [one, other]));
  for (let draw = 0; draw < more; draw += 1) filters.push(drawnOf(dice, someOf(dice, 3 + dice(4))));
  filters.push(...peopleAndNumbers(dice, until), ...behindTheFigures(until));
  return filters.flatMap((filter) =>
    (['newest', 'due'] as const).flatMap((order) =>
      DEPTHS.map((depth) => ({ ...filter, order, ...cursorAt(order, depth, until) })),
    ),
  );
};

const drawnOf = (dice: Dice, chosen: readonly string[]): Question =>
  Object.fromEntries(chosen.map((name) => [name, drawn(dice, choices[name]!)]));

const someOf = (dice: Dice, count: number): string[] => {
  const left = [...names];
  return Array.from({ length: count }, () => left.splice(dice(left.length), 1)[0]!);
};

const peopleAndNumbers = (dice: Dice, until: string): Question[] => {
  const day = (ahead: number): string => new Date(Date.parse(until) + ahead * DAY_MS).toISOString();
  return [
    { assignee: 'officer-8' },
    { assignee: 'officer-8', stage: 'review' },
    { assignee: 'officer-8', segment: 'student', kind: 'internal', urgency: 'urgent' },
    { assignee: 'researcher' },
    { assignee: 'researcher', clockState: 'late' },
    { assignee: 'nobody-at-all' },
    { beneficiary: 'filled-1448-77777' },
    ...['14', '1443', '1443-0', '1443-01', '1443-0123', '1446-000123', 'a', 'ab', 'abc', 'abcdef', '9-'].map((q) => ({
      q,
    })),
    { q: '1444-01', segment: 'student', clockState: 'met' },
    { reference: '1444-001234-A' },
    { due: day(0) },
    { due: day(1), segment: 'orphan' },
    { dueFrom: day(2), due: day(3) },
    { dueFrom: day(5), due: day(5.2), support: 'housing', stage: 'review' },
  ];
};

/** What the figures of the board lead to. */
const behindTheFigures = (until: string): Question[] => {
  const dayBefore = (days: number): string =>
    new Date(Date.parse(until) - days * DAY_MS).toISOString().slice(0, '2026-11-23'.length);
  return [
    ...['late', 'breached', 'due_soon'].map((clockState) => ({ clockState, open: 'true' })),
    { toBeTold: 'true' },
    { answered: 'met', answeredFrom: dayBefore(0) },
    { answered: 'met', answeredFrom: dayBefore(20), answeredTo: dayBefore(0) },
    { answered: 'met_late', answeredFrom: dayBefore(20), answeredTo: dayBefore(0) },
    { answered: 'met_late', answeredFrom: dayBefore(400), answeredTo: dayBefore(380), segment: 'orphan' },
  ];
};

const cursorAt = (order: 'newest' | 'due', depth: number, until: string): Question => {
  if (depth === 0) return {};
  const untilMs = Date.parse(until);
  const atMs = order === 'newest' ? untilMs - depth * DAYS * DAY_MS : untilMs + (depth - 0.5) * 60 * DAY_MS;
  const place = [order, new Date(atMs).toISOString(), '8'];
  return { cursor: Buffer.from(JSON.stringify(place)).toString('base64url') };
};
