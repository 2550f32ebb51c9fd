import { firstOf, openSteps, type NextStep, type OpenStep } from '../time/due';
import type { Instant } from '../time/instant';
import { dueKinds, type DueEventType } from './due-event-types';
import type { CaseEvent } from './events';
import type { Case, Known } from './state';
import { timelineFor } from './timeline';
import type { Documents } from '../documents';

/** A case refuses its 2,001st event. */
export const mostEvents = 2_000;

/** The steps whose time is not after `at` and that the stream does not hold: each once per start of a clock. */
export const dueSteps = (state: Case, documents: Documents, at: Instant): readonly CaseEvent[] => {
  if (state.status === 'unknown') return [];
  const due = openStepsOf(state, documents).filter(({ dueAt }) => dueAt <= at);
  return due.slice(0, mostEvents - state.count).map(({ type, dueAt, clock }) => ({
    type: type as DueEventType,
    data: {
      caseId: state.caseId,
      occurredAt: at,
      dueAt,
      clock: clock.clock,
      start: clock.start,
      ...(type === 'ServiceReplyLapsed' && clock.subject !== null ? { subject: clock.subject } : {}),
    },
  }));
};

/** When the next step falls due; null when none will, as things stand. */
export const nextDue = (state: Case, documents: Documents): Instant | null => nextStep(state, documents)?.dueAt ?? null;

/** The same, with the clock that it falls due by. */
export const nextStep = (state: Case, documents: Documents): NextStep | null =>
  state.status === 'unknown' || state.count >= mostEvents ? null : firstOf(openStepsOf(state, documents));

const openStepsOf = (state: Known, documents: Documents): readonly OpenStep[] =>
  state.ended || state.history?.sourceEnds
    ? []
    : openSteps(timelineFor(state, documents), dueKinds, new Set(state.passed));
