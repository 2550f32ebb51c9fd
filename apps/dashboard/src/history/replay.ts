import type { CaseHistoryResponses, CaseStateResponses } from '@lib/client';

export type Entry = CaseHistoryResponses[200]['items'][number];
/** The case as it was; what no entry has said yet is missing. */
export type CaseThen = Partial<CaseStateResponses[200]>;

/** What a moment is asked by: an entry, a time of happening, or a time of knowing; the latest where it is none. */
export interface Moment {
  readonly revision?: string | undefined;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** The case after each entry: the members that each changed, laid over those before (RFC 7396, whole members only). */
export const statesOf = (entries: readonly Entry[]): readonly CaseThen[] => {
  const states: CaseThen[] = [];
  for (const { revision, changes } of entries) states.push({ ...states.at(-1), ...(changes as CaseThen), revision });
  return states;
};

/** The place of the last entry of a moment; −1 before the first; undefined where the moment is not to be understood. */
export const placeOf = (entries: readonly Entry[], { revision, at, knownAt }: Moment): number | undefined => {
  if (revision !== undefined)
    return /^\d{1,9}$/.test(revision) ? placeOfRevision(entries, Number(revision)) : undefined;
  const instant = at ?? knownAt;
  if (instant === undefined) return entries.length - 1;
  const until = Date.parse(instant);
  if (Number.isNaN(until)) return undefined;
  const time = at === undefined ? ({ recordedAt }: Entry) => recordedAt : ({ occurredAt }: Entry) => occurredAt;
  return entries.findLastIndex((entry) => Date.parse(time(entry)) <= until);
};

/** What is not shown to this reader has its revision too: the entry before it stands for it. */
const placeOfRevision = (entries: readonly Entry[], revision: number): number | undefined =>
  revision > (entries.at(-1)?.revision ?? -1)
    ? undefined
    : entries.findLastIndex((entry) => entry.revision <= revision);

export interface Difference {
  /** `stage`, or of a clock `clock.review.state`. */
  readonly member: string;
  readonly clock?: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Facts of the service itself, of no use to who compares. */
const PLUMBING = ['caseId', 'revision', 'reference'];

/** What differs between two points, member by member, each clock by itself. */
export const differencesOf = (before: CaseThen, after: CaseThen): readonly Difference[] => [
  ...Object.keys({ ...before, ...after })
    .filter((member) => member !== 'clocks' && !PLUMBING.includes(member))
    .flatMap((member) =>
      differing(
        member,
        member in before ? before[member as keyof CaseThen] : undefined,
        after[member as keyof CaseThen],
      ),
    ),
  ...clockNamesOf(before, after).flatMap((name) =>
    differencesOfClock(name, clocksOf(before).get(name), clocksOf(after).get(name)),
  ),
];

type Clocks = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const clocksOf = ({ clocks = [] }: CaseThen): Clocks =>
  new Map(clocks.map((clock) => [clock.subject === null ? clock.clock : `${clock.clock} ${clock.subject}`, clock]));

const clockNamesOf = (before: CaseThen, after: CaseThen): readonly string[] => [
  ...new Set([...clocksOf(before).keys(), ...clocksOf(after).keys()]),
];

const CLOCK_MEMBERS = ['state', 'startedAt', 'earliest', 'target', 'ceiling'];

const differencesOfClock = (
  clock: string,
  before: Readonly<Record<string, unknown>> = {},
  after: Readonly<Record<string, unknown>> = {},
): readonly Difference[] =>
  CLOCK_MEMBERS.flatMap((member) =>
    differing(`clock.${member}`, before[member] ?? undefined, after[member] ?? undefined).map((difference) => ({
      ...difference,
      clock,
    })),
  );

const differing = (member: string, before: unknown, after: unknown): readonly Difference[] =>
  JSON.stringify(before) === JSON.stringify(after) ? [] : [{ member, before, after }];
