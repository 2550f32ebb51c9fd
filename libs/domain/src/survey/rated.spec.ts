import type { Actor } from '../actor';
import { calendarVersionOne } from '../calendar';
import { versionOneOfMain } from '../policy/version-one';
import { answeredInquiry } from './answered-inquiry';
import { endedCase } from './ended-case';
import { endingEventTypes, endingOf, type HandedEvent } from './endings';
import { handsIn } from './hands';

const documents = { policy: versionOneOfMain('2023-11-27T00:00:00.000Z'), calendar: calendarVersionOne };
const website: Actor = { id: 'website', kind: 'service', roles: ['intake'] };
const officer: Actor = { id: 'officer-1', kind: 'person', roles: ['officer'] };
const member: Actor = { id: 'secretary-1', kind: 'person', roles: ['committee'] };
const deskService: Actor = { id: 'desk', kind: 'service', roles: ['officer'] };
const system: Actor = { id: 'system', kind: 'system', roles: ['system'] };

const day = (days: number): string => new Date(Date.UTC(2026, 0, 1 + days)).toISOString();

type Line = [type: string, days: number, actor: Actor, data?: object];
const stream = (...lines: Line[]): HandedEvent[] =>
  lines.map(([type, days, actor, data], revision) => ({
    type,
    revision,
    actor,
    data: { caseId: 'c', inquiryId: 'i', occurredAt: day(days), ...data },
  }));

const pins = { policyId: 'main', policyVersion: 1, calendarVersion: 1, use: 'live' };
const submitted: Line = [
  'RequestSubmitted',
  0,
  website,
  {
    ...pins,
    submittedBy: 'website',
    applicantId: 'applicant',
    beneficiaryId: 'beneficiary',
    segment: 'family',
    channel: 'phone',
    requestedSupport: 'care',
    receivedAt: day(0),
    attachments: [],
    fields: [],
    dataHash: 'h',
  },
];
const rejected: Line[] = [
  ['ReferredToResearch', 1, officer, { ...pins, dataHash: 'h', round: 1 }],
  [
    'CommitteeDecided',
    2,
    member,
    { outcome: 'rejected', reasonCodes: [], granted: [], members: ['member-1'], stoodAside: [] },
  ],
];
const told: Line = ['DecisionNotified', 20, officer, { outcome: 'rejected', toldAt: day(20) }];

describe('What is rated of a case (P11, P13)', () => {
  it('P13: a rejected one too: its outcome, its speed, and everybody who had a hand in it', () => {
    const events = stream(submitted, ...rejected, told, ['CaseClosed', 21, deskService]);
    const subject = { kind: 'case', id: 'c', ending: 4 } as const;
    expect(endedCase(events, subject, documents)).toEqual({
      ground: undefined,
      service: {
        subject,
        endedAt: day(21),
        endedAs: 'closed',
        outcome: 'rejected',
        segment: 'family',
        channel: 'phone',
        support: 'care',
        invited: ['beneficiary', 'applicant'],
        submittedBy: 'website',
        hands: ['desk', 'member-1', 'officer-1', 'secretary-1'],
        officers: ['desk', 'officer-1'],
        providers: [],
        speed: 'met',
        daysToAnswer: 20,
      },
    });
  });

  it('P27: an outcome that nobody was told stays untold', () => {
    const events = stream(submitted, ...rejected, ['RequestWithdrawn', 3, officer]);
    const { service } = endedCase(events, { kind: 'case', id: 'c', ending: 3 }, documents)!;
    expect([service.outcome, service.speed, service.daysToAnswer]).toEqual([undefined, undefined, undefined]);
  });

  it('P13: once an ending: withdrawn and then closed is one, reopened and ended again another', () => {
    const once = stream(submitted, ['RequestWithdrawn', 1, officer], ['CaseClosed', 2, officer]);
    expect(endingOf(once)).toEqual({ revision: 1, at: day(1), as: 'withdrawn' });
    const again = stream(
      submitted,
      ['RequestWithdrawn', 1, officer],
      ['CaseReopened', 2, officer],
      ['CaseClosed', 3, officer],
    );
    expect(endingOf(again)?.revision).toBe(3);
    expect(endedCase(again, { kind: 'case', id: 'c', ending: 1 }, documents)).toBeUndefined();
    expect(endedCase(again.slice(0, 3), { kind: 'case', id: 'c', ending: 1 }, documents)).toBeUndefined();
    expect(endedCase(stream(submitted), { kind: 'case', id: 'c', ending: 0 }, documents)).toBeUndefined();
  });

  it('P13: what came after the ending is not what is rated; who had a hand in it since does not take the rating', () => {
    const corrected: Line = ['DataCorrected', 4, member, { requestedSupport: 'housing', fields: [], dataHash: 'h2' }];
    const events = stream(submitted, ['RequestWithdrawn', 3, officer], corrected);
    const { service } = endedCase(events, { kind: 'case', id: 'c', ending: 1 }, documents)!;
    expect(service).toMatchObject({ support: 'care', endedAs: 'withdrawn', hands: ['officer-1', 'secretary-1'] });
  });

  it('P13: each provider of its services is named once', () => {
    const decided = { outcome: 'accepted', reasonCodes: [], members: ['member-1'], stoodAside: [] };
    const granted = [{ support: 'care', valueHalalas: 100 }];
    const planned = (serviceId: string, providerId?: string): Line => {
      return ['ServicePlanned', 21, officer, { serviceId, providerId, support: 'care', dueAt: day(30) }];
    };
    const events = stream(
      submitted,
      rejected[0]!,
      ['CommitteeDecided', 2, member, { ...decided, granted }],
      ['DecisionNotified', 20, officer, { outcome: 'accepted', toldAt: day(20) }],
      planned('one', 'clinic'),
      planned('two', 'clinic'),
      planned('three', 'school'),
      planned('four'),
      ['CaseClosed', 40, officer],
    );
    const { service } = endedCase(events, { kind: 'case', id: 'c', ending: 8 }, documents)!;
    expect(service.providers).toEqual(['clinic', 'school']);
  });

  it('P24: told after its target it was late', () => {
    const late: Line = ['DecisionNotified', 200, officer, { outcome: 'rejected', toldAt: day(200) }];
    const events = stream(submitted, ...rejected, late, ['CaseClosed', 201, officer]);
    const { service } = endedCase(events, { kind: 'case', id: 'c', ending: 4 }, documents)!;
    expect([service.speed, service.daysToAnswer]).toEqual(['met_late', 200]);
  });

  it('P13: a reason belongs to the act that it was given for', () => {
    const assigned: Line = ['InformationRequestCancelled', 1, officer, { informationId: 'i', reasonCode: 'deceased' }];
    const events = stream(submitted, assigned, ['RequestWithdrawn', 2, officer, { reasonCode: 'duplicate' }]);
    expect(endedCase(events, { kind: 'case', id: 'c', ending: 2 }, documents)?.ground).toBeUndefined();
  });

  it('P13: a ground goes with the round that it was given in', () => {
    const events = stream(
      submitted,
      ['RequestDiscontinued', 1, officer, { reasonCode: 'duplicate' }],
      ['CaseReopened', 2, officer],
      ['RequestDiscontinued', 3, officer, { reasonCode: 'moved_away' }],
    );
    expect(endedCase(events, { kind: 'case', id: 'c', ending: 3 }, documents)?.ground).toBeUndefined();
  });

  it.each([
    ['RequestDiscontinued', 'deceased', 'deceased'],
    ['RequestDiscontinued', 'duplicate', 'duplicate'],
    ['RequestDiscontinued', 'entered_in_error', 'entered_in_error'],
    ['RequestDiscontinued', 'unreachable', undefined],
    ['RequestDiscontinued', 'moved_away', undefined],
    ['ServiceCancelled', 'deceased', 'deceased'],
    ['ServiceCancelled', 'declined', undefined],
  ])('P13: %s as %s gives the ground %s', (type, reasonCode, ground) => {
    const events = stream(submitted, [type, 1, officer, { reasonCode, serviceId: 's' }], ['CaseClosed', 2, officer]);
    const { revision: ending } = endingOf(events)!;
    expect(endedCase(events, { kind: 'case', id: 'c', ending }, documents)?.ground).toBe(ground);
  });
});

describe('What is rated of an inquiry (P11, P13)', () => {
  const received: Line = [
    'InquiryReceived',
    0,
    officer,
    {
      ...pins,
      round: 1,
      kind: 'complaint',
      channel: 'phone',
      from: 'visitor',
      concerns: 'provider-1',
      receivedAt: day(0),
      receivedBy: 'officer-1',
    },
  ];
  const passed: Line = ['InquiryPassed', 1, officer, { round: 1, department: 'services' }];

  it('P13: its answer is, and neither who handled it nor who was complained of has the rating', () => {
    const events = stream(received, passed, ['InquiryAnswered', 2, member, { round: 1, channel: 'phone' }]);
    expect(answeredInquiry(events, { kind: 'inquiry', id: 'i', ending: 2 }, documents)?.service).toMatchObject({
      endedAs: 'answered',
      department: 'services',
      invited: ['visitor'],
      hands: ['officer-1', 'provider-1', 'secretary-1'],
      daysToAnswer: 2,
      speed: 'met',
    });
  });

  it('a ruling that nobody was told of answers nothing yet; a reopened one is answered anew', () => {
    const ruling = (data: object): Line => ['SuggestionDeclined', 2, officer, { round: 1, ...data }];
    expect(endingOf(stream(received, ruling({})))).toBeUndefined();
    expect(endingOf(stream(received, ruling({ channel: 'phone' })))?.revision).toBe(1);
    const reopened = stream(received, ruling({ channel: 'phone' }), ['InquiryReopened', 3, officer]);
    expect(endingOf(reopened)).toBeUndefined();
    expect(answeredInquiry(reopened, { kind: 'inquiry', id: 'i', ending: 1 }, documents)).toBeUndefined();
  });

  it.each(['SuggestionAccepted', 'SuggestionDeclined', 'ObstacleRemoved', 'ObstacleAccepted'])(
    'P12, P15: %s answers it where the person was told with it',
    (type) => {
      expect(endingOf(stream(received, [type, 2, officer, { channel: 'phone' }]))?.as).toBe('answered');
      expect(endingEventTypes.has(type)).toBe(true);
    },
  );

  it('P13: an answer that was superseded is not rated, and what came after it changes nothing of it', () => {
    const answered: Line = ['InquiryAnswered', 2, member, { round: 1, channel: 'phone' }];
    const later: Line = ['InquiryPassed', 3, officer, { round: 1, department: 'finance' }];
    const events = stream(received, passed, answered, later);
    const found = answeredInquiry(events, { kind: 'inquiry', id: 'i', ending: 2 }, documents)!;
    expect(found.service).toMatchObject({ department: 'services', providers: [] });
    expect(answeredInquiry(events, { kind: 'inquiry', id: 'i', ending: 1 }, documents)).toBeUndefined();
    expect(answeredInquiry(stream(received), { kind: 'inquiry', id: 'i', ending: 0 }, documents)).toBeUndefined();
  });

  it('P13: everything that ends or reopens is known by its type', () => {
    expect([...endingEventTypes]).toEqual(
      expect.arrayContaining(['CaseClosed', 'RequestWithdrawn', 'RequestDiscontinued', 'InquiryAnswered']),
    );
    expect([...endingEventTypes]).toEqual(expect.arrayContaining(['CaseReopened', 'InquiryReopened']));
  });
});

describe('A hand in a case (P13)', () => {
  it('is not the system, nor a service through which only people outside speak', () => {
    expect(handsIn(stream(['a', 0, system], ['b', 0, website]))).toEqual([]);
    expect(handsIn(stream(['a', 0, { ...website, kind: 'person' }], ['b', 0, deskService]))).toEqual([
      'desk',
      'website',
    ]);
  });

  it('is that of whoever is named as having done something, or as having it to do', () => {
    const events = stream(
      ['ServicePlanned', 0, system, { providerId: 'provider-1' }],
      ['ServiceDelivered', 0, system, { deliveredBy: 'driver-1' }],
      ['CaseAssigned', 0, system, { to: { actorId: 'officer-7' } }],
      ['EarlyAnswerReported', 0, system, { by: 'talker' }],
    );
    expect(handsIn(events)).toEqual(['driver-1', 'officer-7', 'provider-1', 'talker']);
  });

  it('is that of who it was done for in whose name, and of who an inquiry was given to', () => {
    const [first, second] = stream(['a', 0, system], ['InquiryAssigned', 0, system, { to: { actorId: 'officer-8' } }]);
    expect(handsIn([{ ...first!, onBehalfOf: 'officer-9' }, second!])).toEqual(['officer-8', 'officer-9']);
    const others = stream(
      ['Assigned', 0, system, { to: { actorId: 'nobody' } }],
      ['CaseAssigned', 0, system, { to: { role: 'officer' } }],
      ['InquiryAssigned', 0, system],
      ['DecisionNotified', 0, system, { by: 7 }],
    );
    expect(handsIn(others)).toEqual([]);
  });

  it('is not that of a service that brings history in, but of one that works besides', () => {
    const importer: Actor = { id: 'import', kind: 'service', roles: ['importer'] };
    expect(handsIn(stream(['a', 0, importer]))).toEqual([]);
    expect(handsIn(stream(['a', 0, { ...importer, roles: ['importer', 'officer'] }]))).toEqual(['import']);
  });
});
