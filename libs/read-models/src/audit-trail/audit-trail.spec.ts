import type { Recorded } from '@lib/event-store';
import { auditTrail, type AuditRow } from './audit-trail.fold';

const entry = (streamName: string, data: object, more: Partial<Recorded> = {}): Recorded => ({
  id: 'event-1',
  type: 'RequestSubmitted',
  data: { occurredAt: '2026-03-01T09:00:00.000Z', ...data },
  metadata: {
    actor: { id: 'officer-1', kind: 'person', roles: ['officer'] },
    commandId: 'command-1',
    commandHash: 'hash',
    $correlationId: 'request-1',
    $causationId: 'command-1',
    clauses: ['P4', 'P18'],
    recordedAt: '2026-03-01T09:00:01.000Z',
  },
  streamName,
  revision: 3n,
  position: 77n,
  createdAt: '2026-03-01T09:00:01.000Z',
  ...more,
});

const rowOf = (event: Recorded): AuditRow => {
  const [key] = auditTrail.keys(event);
  return auditTrail.fold(undefined, event, undefined, key!) as AuditRow;
};

describe('the audit trail', () => {
  it('holds who, when and by which clause, and nothing of what a person said', () => {
    const personal = [{ subject: 'person-1', data: { name: 'نورة' } }];
    const row = rowOf(entry('case-c1', { personal, policyId: 'main', policyVersion: 2 }));
    expect(row).toEqual({
      entryId: '0000000000000000077-0000000003',
      category: 'case',
      streamId: 'c1',
      caseId: 'c1',
      inquiryId: undefined,
      revision: 3n,
      type: 'RequestSubmitted',
      actorId: 'officer-1',
      actorKind: 'person',
      roles: ['officer'],
      clauses: ['P4', 'P18'],
      policyId: 'main',
      policyVersion: 2,
      occurredAt: '2026-03-01T09:00:00.000Z',
      recordedAt: '2026-03-01T09:00:01.000Z',
      correlationId: 'request-1',
      position: 77n,
    });
    expect(Object.keys(row).sort()).toEqual(Object.keys(auditTrail.columns).sort());
  });

  it('knows the case of an entry that stands elsewhere', () => {
    expect(rowOf(entry('followup-f1', { caseId: 'c2' })).caseId).toBe('c2');
    expect(rowOf(entry('notification-n1', { about: { kind: 'case', id: 'c3', caseId: 'c3' } })).caseId).toBe('c3');
    expect(rowOf(entry('policy-main', { policyId: 'main', version: 4 }))).toMatchObject({
      caseId: undefined,
      policyVersion: 4,
    });
  });

  it('keeps the entries of one append apart, in the order of the log', () => {
    const [first, second, later] = [
      entry('case-c1', {}, { revision: 9n }),
      entry('case-c1', {}, { revision: 10n }),
      entry('case-c1', {}, { revision: 2n, position: 100n }),
    ].map((event) => rowOf(event).entryId);
    expect([later, second, first].toSorted()).toEqual([first, second, later]);
  });

  it('leaves out what is no record of ours', () => expect(auditTrail.keys(entry('ops-1', {}))).toEqual([]));
});
