import { disputeDecider, type Dispute } from '@lib/domain';
import { onDay, sentencesFor, mainDocuments, type Said } from '../../fixtures/decided';

const { after, refused } = sentencesFor(disputeDecider, 'disputeId');

const hands = ['officer-1', 'member-1'];
const aCase = { caseId: 'c1', applicantId: 'a1', beneficiaryId: 'b1', ended: false, entry: 1, hands };
const open = (data: object = {}, ofCase: object = {}, at = onDay(0)): Said => ({
  type: 'OpenDispute',
  data: { caseId: 'c1', channel: 'letter', ofCase: { ...aCase, ...ofCase }, ...data },
  at,
});
const say = (type: string, data: object = {}, at = onDay(1), by: Said['by'] = 'supervisor'): Said => ({
  type,
  data: { ofCase: aCase, ...data },
  at,
  by,
});
const settle = (data: object = {}, by?: Said['by']): Said =>
  say('SettleDispute', { outcome: 'upheld', legalBasis: 'labour-law/12', ...data }, onDay(2), by);
const ownOf = (...commands: Said[]): Dispute => after(...commands).standing.own as Dispute;

describe('OpenDispute', () => {
  it('P1 P2: is raised by the applicant or the beneficiary, and by nobody else', () => {
    expect(after(open()).events[0]).toMatchObject({
      type: 'DisputeOpened',
      data: { from: 'a1', caseId: 'c1', channel: 'letter' },
    });
    expect(after(open({ from: 'b1' })).events[0]!.data).toMatchObject({ from: 'b1' });
    expect(refused(open({ from: 'z9' }))).toEqual({ code: 'not_party', details: { pointer: '/from' } });
    expect(refused(open({ topicCode: 'weather' })).details).toMatchObject({ pointer: '/topicCode' });
    expect(refused(open({ receivedAt: onDay(1) })).details).toMatchObject({ pointer: '/receivedAt', latest: onDay(0) });
    expect(refused(open({ personal: [{ subject: 'z9', data: {} }] })).code).toBe('subject_unknown');
  });

  it('P2: of an open case it stands in the book first, of an ended one beside it', () => {
    expect(refused(open({}, { entry: undefined })).code).toBe('inquiry_not_entered');
    expect(ownOf(open({}, { entry: undefined, ended: true }))).toMatchObject({ status: 'open', aboutCaseId: 'c1' });
  });

  it('P2: within the time of the version; later it is still an inquiry', () => {
    const objectionFrom = onDay(-60);
    expect(after(open({}, { objectionFrom })).types).toEqual(['DisputeOpened']);
    expect(refused(open({}, { objectionFrom }, onDay(0, 10)))).toMatchObject({
      code: 'objection_too_late',
      details: { until: onDay(0) },
    });
    expect(after(open({ receivedAt: onDay(-1) }, { objectionFrom }, onDay(0, 10))).types).toEqual(['DisputeOpened']);
  });
});

describe('settling', () => {
  it('P2: upheld, settled otherwise or not upheld, with its legal basis', () => {
    for (const outcome of ['upheld', 'settled_otherwise', 'not_upheld'])
      expect(after(open(), settle({ outcome })).events[0]).toMatchObject({
        type: 'DisputeSettled',
        data: { outcome, legalBasis: 'labour-law/12', caseId: 'c1' },
      });
    for (const legalBasis of [undefined, ''])
      expect(refused(open(), settle({ legalBasis }))).toEqual({
        code: 'legal_basis_missing',
        details: { pointer: '/legalBasis' },
      });
    expect(refused(open(), settle(), settle()).code).toBe('dispute_settled');
  });

  it('P1: is worked on by nobody who had a hand in the case', () => {
    const officer = { id: 'officer-1', role: 'officer' as const };
    expect(refused(open(), settle({}, officer)).code).toBe('own_case');
    expect(refused(open(), say('WithdrawDispute', {}, onDay(1), officer)).code).toBe('own_case');
    expect(refused(open(), say('AssignDispute', { to: { actorId: 'member-1' } })).code).toBe('own_case');
    expect(after(open(), say('AssignDispute', { to: { actorId: 'huda' } }, onDay(1), officer)).types).toEqual([
      'DisputeAssigned',
    ]);
  });

  it('is assigned once to the same, withdrawn once, and then takes nothing', () => {
    const assign = say('AssignDispute', { to: { role: 'supervisor' } });
    expect(after(open(), assign, assign).types).toEqual([]);
    expect(after(open(), assign).events[0]!.data).toMatchObject({ to: { role: 'supervisor' } });
    const toHuda = say('AssignDispute', { to: { actorId: 'huda' }, reasonCode: 'absence' });
    expect(after(open(), toHuda).events[0]!.data).toMatchObject({ to: { actorId: 'huda' }, reasonCode: 'absence' });
    expect(
      refused(open(), say('AssignDispute', { to: { role: 'officer' }, reasonCode: 'made_up' })).details,
    ).toMatchObject({
      pointer: '/reasonCode',
      allowed: expect.arrayContaining(['absence']),
    });
    const withdraw = say('WithdrawDispute', { channel: 'phone' });
    expect(after(open(), withdraw).events).toEqual([
      {
        type: 'DisputeWithdrawn',
        data: { disputeId: 'one', occurredAt: onDay(1), caseId: 'c1', channel: 'phone' },
      },
    ]);
    expect(after(open(), withdraw, withdraw).types).toEqual([]);
    expect(refused(open(), withdraw, settle()).code).toBe('dispute_withdrawn');
  });
});

describe('what was entered and never begun', () => {
  const abandon = (caseId = 'c1'): Said => say('AbandonDispute', { caseId, round: 1 }, onDay(3), 'system');

  it('P2: is abandoned, and a late writer loses', () => {
    expect(after(abandon()).events).toEqual([
      {
        type: 'DisputeAbandoned',
        data: {
          disputeId: 'one',
          occurredAt: onDay(3),
          caseId: 'c1',
          policyId: 'main',
          policyVersion: 1,
          calendarVersion: 1,
          use: 'live',
        },
      },
    ]);
    expect(refused(settle()).code).toBe('dispute_unknown');
    expect(refused(abandon(), open({}, {}, onDay(4))).code).toBe('dispute_abandoned');
    expect(refused(abandon(), settle()).code).toBe('dispute_abandoned');
    expect(after(open(), abandon()).types).toEqual([]);
    expect(refused(open(), abandon('c2')).code).toBe('entry_outlived');
    expect(refused(open(), settle(), abandon()).code).toBe('entry_outlived');
  });
});

describe('the clock of a dispute', () => {
  it('P2: is met by the settlement, and ended by a withdrawal or where it never began', () => {
    const settledBy = (...commands: Said[]) => disputeDecider.clocksOf(ownOf(...commands), mainDocuments)[0]!.settled;
    expect(settledBy(open(), settle())).toEqual({ at: onDay(2), how: 'met', of: 'DisputeSettled' });
    expect(settledBy(open(), say('WithdrawDispute'))).toEqual({ at: onDay(1), how: 'ended', of: 'DisputeWithdrawn' });
    expect(settledBy(say('AbandonDispute', { caseId: 'c1', round: 1 }, onDay(3), 'system'))).toEqual({
      at: onDay(3),
      how: 'ended',
      of: 'DisputeAbandoned',
    });
  });

  it('P2: runs from the day on which it came to its end; neared and missed stand before a late one', () => {
    const [clock] = disputeDecider.clocksOf(ownOf(open()), mainDocuments);
    expect(clock).toMatchObject({
      clock: 'dispute',
      clause: 'P2',
      start: 'dispute:1',
      startOf: 'DisputeOpened',
      startedAt: onDay(0),
      target: onDay(14),
      settled: null,
    });
    expect(after(open(), { ...settle(), at: onDay(20) }).types).toEqual([
      'DisputeTargetNeared',
      'DisputeTargetMissed',
      'DisputeSettled',
    ]);
  });
});
