import type { ClockName, ClockState, Instant, Stage } from '@lib/domain';

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
  readonly waitsFor: string;
}

export interface SlaBoard {
  readonly asOf: Instant;
  readonly policyId: string;
  readonly open: number;
  readonly byStage: Readonly<Record<string, number>>;
  readonly bySegment: Readonly<Record<string, Figure>>;
  readonly byClock: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly queue: readonly QueueEntry[];
}

/** Adds counters up to the figures of one instant. */
export class Figures {
  private openCases = 0;
  private readonly stages = new Map<string, number>();
  private readonly segments = new Map<string, number>();
  private readonly clocks = new Map<string, Map<string, number>>();

  addOpen(by: number): void {
    this.openCases += by;
  }

  addStage(stage: string, by: number): void {
    add(this.stages, stage, by);
  }

  addSegment(segment: string, by: number): void {
    add(this.segments, segment, by);
  }

  addClock(clock: string, state: string, by: number): void {
    let states = this.clocks.get(clock);
    if (!states) this.clocks.set(clock, (states = new Map()));
    add(states, state, by);
  }

  change(clock: string, from: ClockState | string, to: ClockState | string, by: number): void {
    this.addClock(clock, from, -by);
    this.addClock(clock, to, by);
  }

  board(asOf: Instant, policyId: string, queue: readonly QueueEntry[]): SlaBoard {
    const byClock = Object.fromEntries([...this.clocks].sort(byName).map(([clock, states]) => [clock, plain(states)]));
    return {
      asOf,
      policyId,
      open: this.openCases,
      byStage: plain(this.stages),
      bySegment: Object.fromEntries(Object.entries(plain(this.segments)).map(([segment, n]) => [segment, figureOf(n)])),
      byClock: Object.fromEntries(Object.entries(byClock).filter(([, states]) => Object.keys(states).length > 0)),
      queue,
    };
  }
}

const add = (figures: Map<string, number>, name: string, by: number): void => {
  figures.set(name, (figures.get(name) ?? 0) + by);
};

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

const plain = (figures: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...figures].filter(([, count]) => count !== 0).sort(byName));
