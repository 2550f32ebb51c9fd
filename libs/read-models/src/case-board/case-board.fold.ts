import {
  concealedTypes,
  concealStage,
  evolve,
  formatReference,
  initialCase,
  isConcealed,
  loopsOf,
  nextDue,
  shownClocks,
  stageOf,
  timelineFor,
  type CaseEvent,
  type Clock,
  type Role,
  type Documents,
  type Known,
} from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import { projection } from '../engine/projection';
import { caseColumns, type CaseRow, type ShownCase } from './case-row';
import { answersIn, tallyOf } from './case-tally';
import { marksOf } from './marks';
import { standingsOf } from './standings';
import { deadlineOf, rowClock, stillWaits, type RowClock } from './clock-states';
import { waitsForOf } from './waits-for';

/** The roles of whoever may not learn of a decision. */
const NOBODY: readonly Role[] = [];

/** Every case as it stands, with all that boards and lists ask for; the alarms are some columns of it. */
export const caseBoard = projection<CaseRow, Documents>({
  name: 'case-board',
  version: 6,
  clauses: ['P4', 'P20', 'P22', 'P25', 'P26', 'P27', 'P28', 'P29'],
  columns: caseColumns,
  key: 'caseId',
  keys: ({ streamName, type, data }) =>
    streamName.startsWith('case-') || type === 'ReferenceIssued' ? [data.caseId] : [],
  documents: (row) => row,
  fold: (row, event) => {
    if (event.type === 'ReferenceIssued') return row && { ...row, ...referenceFrom(event), position: event.position };
    const state = evolve(row?.state ?? initialCase, event as unknown as CaseEvent);
    if (state.status === 'unknown') return row;
    return row ? moved(row, state, event) : submitted(state, event);
  },
  complete: (row, documents) => completed(row, documents),
  tally: tallyOf,
  views: {
    alarms: `
      select case_id, next_due as next, told, revision, use, policy_id as policy from {table}
      where next_due is not null or told is not null`,
  },
});

const referenceFrom = ({ data }: Recorded): Pick<CaseRow, 'reference'> => ({
  reference: formatReference(data.hijriYear, data.number),
});

/**
 * The columns that an event leaves in a row; what follows from the state is filled in by `completed`. Every one is
 * named, and in the order of `caseColumns`: so many rows are made of a long log that their common shape pays.
 */
const submitted = (state: Known, { data, revision, position }: Recorded): CaseRow => ({
  caseId: state.caseId,
  policyId: state.policyId,
  policyVersion: state.policyVersion,
  calendarVersion: state.calendarVersion,
  use: state.use,
  submittedAt: state.submittedAt,
  submittedBy: data.submittedBy,
  applicantId: state.applicantId,
  beneficiaryId: state.beneficiaryId,
  reference: undefined,
  externalReference: data.externalReference,
  stage: 'preparation',
  open: true,
  loops: [],
  channel: undefined,
  segment: undefined,
  support: state.requestedSupport,
  kind: undefined,
  urgency: undefined,
  assigneeRole: undefined,
  assigneeId: undefined,
  providerIds: [],
  waitsFor: 'officer',
  referred: false,
  historyCompleted: false,
  clocks: [],
  dueAt: undefined,
  dueClock: undefined,
  moments: [],
  standings: [],
  waits: true,
  marks: [],
  nextDue: undefined,
  concealed: false,
  shownStage: 'preparation',
  shownWaitsFor: 'officer',
  shownClocks: undefined,
  shownDueAt: undefined,
  shownDueClock: undefined,
  shownRevision: revision,
  revision,
  position,
  state,
});

const moved = (row: CaseRow, state: Known, { type, revision, position }: Recorded): CaseRow => ({
  ...row,
  state,
  calendarVersion: state.calendarVersion,
  revision,
  shownRevision: state.use !== 'historical' && concealedTypes.has(type) ? row.shownRevision : revision,
  position,
});

const completed = (row: CaseRow, documents: Documents): CaseRow => {
  const { state } = row;
  const timeline = timelineFor(state, documents);
  const clocks = timeline.map(rowClock);
  const shown = shownCase(state, documents, clocks);
  const concealed = isConcealed(state, NOBODY);
  const standings = standingsOf(clocks);
  const loops = loopsOf(state);
  const providerIds = [...new Set(state.services.flatMap(({ providerId }) => providerId ?? []))];
  const open = state.ended === undefined && !state.history?.sourceEnds;
  return {
    ...row,
    applicantId: state.applicantId,
    beneficiaryId: state.beneficiaryId,
    support: state.requestedSupport,
    open,
    loops,
    channel: state.codes.channel,
    segment: state.codes.segment,
    kind: state.codes.beneficiaryKind,
    urgency: state.codes.urgency,
    assigneeRole: state.assignee && 'role' in state.assignee ? state.assignee.role : undefined,
    assigneeId: state.assignee && 'actorId' in state.assignee ? state.assignee.actorId : undefined,
    providerIds,
    referred: state.round !== undefined,
    historyCompleted: state.history !== undefined,
    nextDue: alarmOf(state, documents),
    stage: shown.stage,
    waitsFor: shown.waitsFor,
    clocks: shown.clocks,
    dueAt: shown.dueAt,
    dueClock: shown.dueClock,
    ...standings,
    waits: clocks.some(stillWaits),
    marks: marksOf({ loops, providerIds, open, answers: answersIn(clocks), ...standings }),
    concealed,
    ...concealedColumns(concealed ? concealedCase(state, shown, timeline) : shown, concealed),
  };
};

const shownCase = (state: Known, documents: Documents, clocks: readonly RowClock[]): ShownCase => ({
  stage: stageOf(state, documents),
  waitsFor: waitsForOf(state, documents.policy),
  clocks,
  ...dueOf(state, clocks),
});

/** As if the committee still had it. */
const concealedCase = (state: Known, shown: ShownCase, timeline: readonly Clock[]): ShownCase => {
  const clocks = shownClocks(timeline, state, NOBODY).map(rowClock);
  const waitsFor = state.ended ? shown.waitsFor : 'committee';
  return { stage: concealStage(shown.stage), waitsFor, clocks, ...dueOf(state, clocks) };
};

const concealedColumns = (shown: ShownCase, concealed: boolean) => ({
  shownStage: shown.stage,
  shownWaitsFor: shown.waitsFor,
  shownClocks: concealed ? shown.clocks : undefined,
  shownDueAt: shown.dueAt,
  shownDueClock: shown.dueClock,
});

/** The nearest deadline of what is still waited for. */
const dueOf = (state: Known, clocks: readonly RowClock[]): Pick<ShownCase, 'dueAt' | 'dueClock'> => {
  let dueAt: string | undefined;
  let dueClock: string | undefined;
  if (!state.ended)
    for (const clock of clocks) {
      const deadline = stillWaits(clock) ? deadlineOf(clock) : null;
      if (deadline === null || (dueAt !== undefined && dueAt <= deadline)) continue;
      dueAt = deadline;
      dueClock = clock.clock;
    }
  return { dueAt, dueClock };
};

/** A case whose history is still being told is not to be rung for. */
const alarmOf = (state: Known, documents: Documents): string | undefined =>
  state.use === 'historical' && !state.history ? undefined : (nextDue(state, documents) ?? undefined);
