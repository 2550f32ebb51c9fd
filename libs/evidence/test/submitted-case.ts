import {
  calendarVersionOne,
  evolve,
  initialCase,
  versionOneOfMain,
  type Case,
  type CaseEvent,
  type Known,
} from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import type { ReadCase } from '@lib/views';

/** Day 0 is 1 January 2026, eleven o'clock in Riyadh. */
export const day = (number: number): string =>
  new Date(Date.parse('2026-01-01T08:00:00.000Z') + number * 86_400_000).toISOString();

/** A case just submitted, with what its applicant typed; its entry stands so often in its stream. */
export const submittedCase = (typed: object, times = 1): ReadCase => {
  const data = {
    ...{ caseId: '0b8f2a54-6f0e-5a4e-9b1c-2f1f6c9b7d10', occurredAt: day(0), receivedAt: day(0) },
    ...{ policyId: 'main', policyVersion: 1, calendarVersion: 1, use: 'live', submittedBy: 'the-intake' },
    ...{ applicantId: 'fatimah', beneficiaryId: 'fatimah', origin: 'own_request', channel: 'phone' },
    ...{ serviceMode: 'remote', beneficiaryKind: 'external', segment: 'family', requestedSupport: 'financial' },
    ...{ attachments: [], fields: [], dataHash: 'hash-1', personal: [{ subject: 'fatimah', data: typed }] },
  };
  const event = { type: 'RequestSubmitted', data } as unknown as CaseEvent;
  const metadata = {
    recordedAt: day(0),
    actor: { id: 'the-intake', kind: 'person', roles: ['intake'] },
    clauses: ['P10', 'P16'],
  };
  return {
    events: Array.from(
      { length: times },
      (_, revision) => ({ ...event, revision: BigInt(revision), metadata }) as unknown as Recorded,
    ),
    state: [event].reduce<Case>(evolve, initialCase) as Known,
    documents: { policy: versionOneOfMain('2023-11-27T00:00:00.000Z'), calendar: calendarVersionOne },
  };
};
