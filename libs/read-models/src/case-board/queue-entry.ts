import { pausedUntil, type Instant } from '@lib/domain';
import type { CaseRow } from './case-row';
import { neverPaused } from './clock-view';
import { deadlineOf, stateAt, stillWaits } from './clock-states';
import type { QueueEntry } from './sla-board';
import { isKeptFrom, type Viewer } from './viewer';

/** One line of the queue: the deadline that counts, and whose rule it is. */
export const queueEntry = (row: CaseRow, viewer: Viewer, now: Instant): QueueEntry => {
  const kept = isKeptFrom(viewer);
  const name = (kept ? row.shownDueClock : row.dueClock) as QueueEntry['clock'];
  const target = (kept ? row.shownDueAt : row.dueAt) as Instant;
  const clocks = (kept && row.shownClocks) || row.clocks;
  const clock = clocks.find((each) => each.clock === name && stillWaits(each) && deadlineOf(each) === target);
  // Once the ceiling is passed it is what counts, whatever the house had aimed at before.
  const broken = clock && clock.ceiling !== null && clock.ceiling < now ? clock.ceiling : undefined;
  return {
    caseId: row.caseId,
    reference: row.reference ?? row.externalReference ?? null,
    stage: kept ? row.shownStage : row.stage,
    clock: name,
    target: broken ?? target,
    deadline: broken !== undefined || clock?.target === null ? 'ceiling' : 'target',
    state: clock ? stateAt(clock, now) : 'ended',
    earliest: clock?.earliest ?? null,
    paused: clock?.paused ? pausedUntil(now, clock.paused) : neverPaused,
    waitsFor: kept ? row.shownWaitsFor : row.waitsFor,
  };
};
