import {
  clockStateAt,
  concealStage,
  isConcealed,
  loopsOf,
  pausedUntil,
  shownClocks,
  stageOf,
  stoodStill,
  timelineFor,
  type Clock,
  type Documents,
  type Instant,
  type Known,
  type Role,
} from '@lib/domain';
import type { Recorded } from '@lib/event-store';

/** A case as its stream tells it. */
export interface ReadCase {
  readonly events: readonly Recorded[];
  readonly state: Known;
  readonly documents: Documents;
}

/** Whom it is shown to, and when. */
export interface Looker {
  readonly roles: readonly Role[];
  readonly now: Instant;
}

/** A case as its events make it, in the shape in which every case is shown. */
export const caseView = ({ events, state, documents }: ReadCase, { roles, now }: Looker) => {
  const stage = stageOf(state, documents);
  const hidden = isConcealed(state, roles);
  const first = events[0]!.data as { externalReference?: string };
  return {
    caseId: state.caseId,
    revision: Number(events.at(-1)!.revision),
    reference: null as string | null,
    externalReference: first.externalReference ?? null,
    stage: hidden ? concealStage(stage) : stage,
    loops: loopsOf(state),
    policyId: state.policyId,
    policyVersion: state.policyVersion,
    calendarVersion: state.calendarVersion,
    use: state.use,
    submittedAt: state.submittedAt,
    dataHash: state.dataHash,
    verified: state.verified?.dataHash === state.dataHash,
    attested: state.attested?.dataHash === state.dataHash,
    noticed: state.noticed !== undefined,
    outcome: !hidden && 'decision' in state ? state.decision.outcome : null,
    assignee: state.assignee ?? null,
    clocks: shownClocks(timelineFor(state, documents), state, roles).map((clock) => clockView(clock, now)),
  };
};

export const clockView = (clock: Clock, now: Instant) => ({
  clock: clock.clock,
  subject: clock.subject,
  clause: clock.clause,
  source: clock.source,
  state: clockStateAt(clock, now),
  startedAt: clock.startedAt,
  earliest: clock.earliest,
  target: clock.target,
  ceiling: clock.ceiling,
  paused: pausedUntil(now, stoodStill(clock)),
});

/** The same with how each date came about: by which lengths, how long it stood still, and step by step. */
export const explainedClock = (clock: Clock, now: Instant) => ({
  ...clockView(clock, now),
  startOf: clock.startOf,
  calendarVersion: clock.calendarVersion,
  lengths: clock.lengths,
  pauses: clock.pauses,
  warnAt: clock.warnAt,
  lapsesAt: clock.lapsesAt,
  settledAt: clock.settled?.at ?? null,
  settledBy: clock.settled?.of ?? null,
  working: clock.working,
});
