import type { Clock } from '../time/clock';
import type { Instant } from '../time/instant';
import { dueEventTypeOf, dueParts, type DueEventType, type DuePart } from './due-event-types';
import type { CaseEvent } from './events';
import { passedKey } from './evolve';
import type { Case, Known } from './state';
import { timelineFor, type Documents } from './timeline';

/** A case refuses its 2,001st event. */
export const mostEvents = 2_000;

type Step = { type: DueEventType; dueAt: Instant; clock: Clock; order: number };

/** The steps whose time is not after `at` and that the stream does not hold: each once per start of a clock. */
export const dueSteps = (state: Case, documents: Documents, at: Instant): readonly CaseEvent[] => {
  if (state.status === 'unknown') return [];
  const due = openSteps(state, documents).filter(({ dueAt }) => dueAt <= at);
  due.sort((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : one.order - other.order));
  return due.slice(0, mostEvents - state.count).map(({ type, dueAt, clock }) => ({
    type,
    data: { caseId: state.caseId, occurredAt: at, dueAt, clock: clock.clock, start: clock.start },
  }));
};

/** When the next step falls due; null when none will, as things stand. */
export const nextDue = (state: Case, documents: Documents): Instant | null => {
  if (state.status === 'unknown' || state.count >= mostEvents) return null;
  let next: Instant | null = null;
  for (const { dueAt } of openSteps(state, documents)) if (next === null || dueAt < next) next = dueAt;
  return next;
};

const openSteps = (state: Known, documents: Documents): Step[] => {
  if (state.ended || state.history?.sourceEnds) return [];
  const passed = new Set(state.passed);
  const steps: Step[] = [];
  for (const clock of timelineFor(state, documents)) {
    if (clock.settled) continue;
    for (const part of dueParts) {
      const dueAt = dateOf(clock, part);
      const type = dueAt === null ? undefined : dueEventTypeOf(clock.clock, part);
      if (dueAt === null || type === undefined || passed.has(passedKey(clock.start, type))) continue;
      steps.push({ type, dueAt, clock, order: steps.length });
    }
  }
  return steps;
};

const dateOf = (clock: Clock, part: DuePart): Instant | null => {
  switch (part) {
    case 'floor':
      return clock.earliest;
    case 'target_neared':
      return clock.warnAt.target;
    case 'target':
      return clock.target;
    case 'ceiling_neared':
      return clock.warnAt.ceiling;
    case 'ceiling':
      return clock.ceiling;
  }
};
