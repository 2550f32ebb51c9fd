import type { ClockName, ClockState, Instant, Stage } from '@lib/domain';
import { clocksIn, watchedIn, type Watched } from './standings';

/** Figures by segment under five would tell too much of single people. */
export const FEWER = 'fewer than 5';
const FEWEST_SHOWN = 5;

export type Figure = number | typeof FEWER;

/** As it may be shown of a segment. */
export const figureOf = (count: number): Figure => (count < FEWEST_SHOWN ? FEWER : count);

export interface QueueEntry {
  readonly caseId: string;
  readonly reference: string | null;
  readonly stage: Stage;
  readonly clock: ClockName;
  readonly target: Instant;
  /** Whether `target` is the house target, or a ceiling of the policy where there is no target. */
  readonly deadline: 'target' | 'ceiling';
  /** How the clock stands at the board's `asOf`, and from when on an answer may be given. */
  readonly state: ClockState;
  readonly earliest: Instant | null;
  /** How often and how long that clock stood still until `asOf`. */
  readonly paused: { readonly times: number; readonly minutes: number };
  readonly waitsFor: string;
}

export interface SlaBoard {
  readonly asOf: Instant;
  readonly policyId: string;
  readonly open: number;
  readonly byStage: Readonly<Record<string, number>>;
  readonly bySegment: Readonly<Record<string, Figure>>;
  readonly byClock: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** How many open cases have some clock in such a state, and of how many only the telling is owed. */
  readonly cases: Readonly<Record<Watched, number>>;
  readonly byChannel: Readonly<Record<string, Figure>>;
  readonly bySupport: Readonly<Record<string, Figure>>;
  /** Of the last days on which answers were told, the earliest first: how many by their target, how many after it. */
  readonly answered: readonly AnsweredDay[];
  readonly queue: readonly QueueEntry[];
}

/** `day` in Riyadh, as `2026-11-23`. */
export interface AnsweredDay {
  readonly day: string;
  readonly met: number;
  readonly metLate: number;
}

/** Two months: the Hijri month that is looked at begins within them, whatever its length. */
const DAYS_SHOWN = 62;

/** By what open cases are counted beside their clocks. */
export const parts = ['segment', 'channel', 'support'] as const;
export type Part = (typeof parts)[number];

/** Adds counters up to the figures of one instant. */
export class Figures {
  private openCases = 0;
  private readonly stages = new Map<string, number>();
  private readonly parts = {
    segment: new Map<string, number>(),
    channel: new Map<string, number>(),
    support: new Map<string, number>(),
  };
  private readonly answers = new Map<string, AnsweredDay>();
  private readonly clocks = new Map<string, Map<string, number>>();
  private readonly cases: Record<Watched, number> = { due_soon: 0, late: 0, breached: 0, to_be_told: 0 };

  addOpen(by: number): void {
    this.openCases += by;
  }

  addStage(stage: string, by: number): void {
    add(this.stages, stage, by);
  }

  addPart(part: Part, code: string, by: number): void {
    add(this.parts[part], code, by);
  }

  addAnswer(day: string, state: string, by: number): void {
    const { met, metLate } = this.answers.get(day) ?? { met: 0, metLate: 0 };
    const late = state === 'met_late';
    this.answers.set(day, { day, met: met + (late ? 0 : by), metLate: metLate + (late ? by : 0) });
  }

  addClock(clock: string, state: string, by: number): void {
    let states = this.clocks.get(clock);
    if (!states) this.clocks.set(clock, (states = new Map()));
    add(states, state, by);
  }

  addCases(what: Watched, by: number): void {
    this.cases[what] += by;
  }

  /** One more or less whose clocks stand so. */
  addStanding(standing: string, by: number): void {
    for (const [clock, state] of clocksIn(standing)) this.addClock(clock, state, by);
    for (const what of watchedIn(standing)) this.addCases(what, by);
  }

  board(asOf: Instant, policyId: string, queue: readonly QueueEntry[]): SlaBoard {
    const byClock = Object.fromEntries([...this.clocks].sort(byName).map(([clock, states]) => [clock, plain(states)]));
    return {
      asOf,
      policyId,
      open: this.openCases,
      byStage: plain(this.stages),
      bySegment: fewHidden(this.parts.segment),
      byChannel: fewHidden(this.parts.channel),
      bySupport: fewHidden(this.parts.support),
      answered: lastDays([...this.answers.values()], asOf),
      byClock: Object.fromEntries(Object.entries(byClock).filter(([, states]) => Object.keys(states).length > 0)),
      cases: { ...this.cases },
      queue,
    };
  }
}

const fewHidden = (figures: ReadonlyMap<string, number>): Readonly<Record<string, Figure>> =>
  Object.fromEntries(Object.entries(plain(figures)).map(([code, count]) => [code, figureOf(count)]));

const DAY_MS = 24 * 3_600_000;

/** Of the days on which answers were told. */
export const firstDayShown = (asOf: Instant): string =>
  new Date(Date.parse(asOf) - DAYS_SHOWN * DAY_MS).toISOString().slice(0, 10);

const lastDays = (days: readonly AnsweredDay[], asOf: Instant): readonly AnsweredDay[] => {
  const first = firstDayShown(asOf);
  return days
    .filter(({ day, met, metLate }) => day >= first && met + metLate > 0)
    .sort((one, other) => (one.day < other.day ? -1 : 1));
};

const add = (figures: Map<string, number>, name: string, by: number): void => {
  figures.set(name, (figures.get(name) ?? 0) + by);
};

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

const plain = (figures: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...figures].filter(([, count]) => count !== 0).sort(byName));
