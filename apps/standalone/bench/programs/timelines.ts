import {
  calendarVersionOne,
  evolve,
  initialCase,
  instantOf,
  timelineFor,
  versionOneOfMain,
  type Case,
  type CaseEvent,
  type Counting,
  type Documents,
} from '@lib/domain';
import { serve } from '../program';

export interface TimelineSetting {
  /** By what the targets are counted. */
  readonly counting: Counting;
  readonly cases: number;
  /** Whether each step of the working is asked for too. */
  readonly explained: boolean;
}

export interface Computed {
  readonly timelines: number;
  readonly seconds: number;
}

const DAY_MS = 86_400_000;
const START_MS = Date.parse('2025-01-05T09:00:00+03:00');

/** Cases from one day to the next over a year, under review, each of which waited twice for its applicant. */
serve<TimelineSetting, Computed>(async ({ counting, cases, explained }) => {
  const documents = documentsFor(counting);
  const states = Array.from({ length: cases }, (_, index) => stateFrom(START_MS + (index % 365) * DAY_MS, index));
  return async (seconds) => {
    const begun = performance.now();
    let timelines = 0;
    let dates = 0;
    while (performance.now() - begun < seconds * 1_000) {
      for (const state of states) {
        const clocks = timelineFor(state, documents);
        for (const { target, working } of explained ? clocks : []) dates += (target?.length ?? 0) + working.length;
        dates += clocks.length;
      }
      timelines += states.length;
    }
    if (dates === 0) throw new Error('No clock came out.');
    return { timelines, seconds: (performance.now() - begun) / 1_000 };
  };
});

const documentsFor = (counting: Counting): Documents => {
  const version = versionOneOfMain('2023-11-27T00:00:00.000Z');
  const target = { length: counting === 'office_hours' ? 'PT160H' : 'P20D', source: 'house', counting } as const;
  return {
    policy: { ...version, reviewWindow: { ...version.reviewWindow, target } },
    calendar: calendarVersionOne,
  };
};

const stateFrom = (startMs: number, index: number): Case => {
  const caseId = `case-${index}`;
  const at = (days: number): string => instantOf(startMs + days * DAY_MS);
  const history: readonly [type: string, day: number, data: object][] = [
    ['RequestSubmitted', 0, { ...submission, receivedAt: at(0) }],
    ['ReferredToResearch', 2, { policyId: 'main', policyVersion: 1, dataHash: 'h', round: 1 }],
    ['InformationRequested', 3, { informationId: 'one', fields: [], from: 'applicant' }],
    ['InformationSupplied', 6, { informationId: 'one', receivedAt: at(6) }],
    ['InformationRequested', 9, { informationId: 'two', fields: [], from: 'applicant' }],
    ['InformationSupplied', 11, { informationId: 'two', receivedAt: at(11) }],
  ];
  return history
    .map(([type, day, data]) => ({ type, data: { caseId, occurredAt: at(day), ...data } }) as unknown as CaseEvent)
    .reduce<Case>(evolve, initialCase);
};

const submission = {
  policyId: 'main',
  policyVersion: 1,
  calendarVersion: 1,
  use: 'live',
  applicantId: 'person',
  beneficiaryId: 'person',
  requestedSupport: 'financial',
  fields: [],
  dataHash: 'h',
};
