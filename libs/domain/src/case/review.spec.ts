import { timelineFor, type CaseEvent, type Decided } from '@lib/domain';
import { given, givenUnder } from '@lib/testing';
import {
  acceptedFact,
  actor,
  after,
  answered,
  command,
  day,
  decidedAccepted,
  decidedRejected,
  fact,
  ready,
  rejectedFact,
  review,
  submitted,
  submittedFact,
  under,
} from '../../fixtures/life-of-a-case';

const committee = actor('committee');

describe('AssessNeed', () => {
  const assess = (at = day(3)) =>
    command(
      'AssessNeed',
      { visited: true, recommendation: 'accept', guide: { document: 'research_guide', version: '1', clause: '4' } },
      at,
      actor('researcher'),
    );

  it('P18 cites only what the version lists, by its place', () => {
    const cites = [{ document: 'bylaws', version: '1', clause: '12' }];
    const study = (more: object) =>
      command('AssessNeed', { visited: false, recommendation: 'none', ...more }, day(4), actor('researcher'));
    given(...review)
      .when(study({ cites }))
      .then(fact('NeedAssessed', { visited: false, recommendation: 'none', cites }, day(4)));
    given(...review)
      .when(study({ cites: [...cites, { document: 'hearsay', version: '1' }] }))
      .thenRefused('code_unknown', { pointer: '/cites/1/document' });
    given(...review)
      .when(study({ guide: { document: 'hearsay', version: '1' } }))
      .thenRefused('code_unknown', { pointer: '/guide/document' });
  });

  it('P18 P25 records the study and the guide it followed', () => {
    given(...review)
      .when(assess())
      .then(
        fact(
          'NeedAssessed',
          { visited: true, recommendation: 'accept', guide: { document: 'research_guide', version: '1', clause: '4' } },
          day(3),
        ),
      );
  });

  it('P25 is refused where nothing is under review', () => {
    given(...submitted)
      .when(assess())
      .thenRefused('not_under_review');
    given(...decidedAccepted)
      .when(assess(day(6)))
      .thenRefused('not_under_review');
  });
});

describe('RecordDecision', () => {
  const accepted = {
    outcome: 'accepted',
    reasonCodes: ['criteria_met'],
    granted: [{ support: 'financial', quantity: 2 }],
    members: ['member-1', 'member-2'],
  };
  const decide = (changes: object = {}, at = day(5)) =>
    command('RecordDecision', { ...accepted, ...changes } as never, at, committee);
  const decidedAs = (data: object): CaseEvent =>
    ({ ...acceptedFact, data: { ...acceptedFact.data, ...data } }) as CaseEvent;
  const rejected = {
    outcome: 'rejected',
    reasonCodes: ['served_elsewhere'],
    granted: undefined,
    members: ['member-1'],
  };

  it('P26 records an acceptance with what is granted, and P33 a rejection with its reasons', () => {
    given(...review)
      .when(decide())
      .then(acceptedFact);
    given(...review)
      .when(decide({ ...rejected, stoodAside: ['member-9'] }))
      .then(rejectedFact);
  });

  it('P26 is refused without reasons, grant or members, which the version asks for', () => {
    given(...review)
      .when(decide({ reasonCodes: [] }))
      .thenRefused('reasons_missing', { pointer: '/reasonCodes', allowed: expect.arrayContaining(['criteria_met']) });
    given(...review)
      .when(decide({ granted: [] }))
      .thenRefused('grant_missing', { pointer: '/granted' });
    given(...review)
      .when(decide({ members: undefined }))
      .thenRefused('members_missing', { pointer: '/members' });
    const receiptLog = givenUnder(under({ gates: ['data_verified'], decision: { requires: ['members'] } }));
    receiptLog(...review)
      .when(decide({ reasonCodes: undefined, granted: undefined }))
      .then(decidedAs({ reasonCodes: [], granted: [], members: ['member-1', 'member-2'] }));
    const asksNothing = givenUnder(under({ gates: ['data_verified'], decision: { requires: [] } }));
    asksNothing(...review)
      .when(decide({ members: undefined }))
      .then(decidedAs({ members: [] }));
    given(...review)
      .when(decide({ ...rejected, granted: [{ support: 'financial' }] }))
      .then(decidedAs({ outcome: 'rejected', reasonCodes: ['served_elsewhere'], granted: [], members: ['member-1'] }));
    receiptLog(...review)
      .when(decide({ members: [] }))
      .thenRefused('members_missing');
  });

  it('P26 knows the codes of the version', () => {
    given(...review)
      .when(decide({ reasonCodes: ['criteria_met', 'made_up'] }))
      .thenRefused('code_unknown', { pointer: '/reasonCodes/1' });
    given(...review)
      .when(decide({ granted: [{ support: 'made_up' }] }))
      .thenRefused('code_unknown', { pointer: '/granted/0/support' });
  });

  it('house: who stood aside, now or before, does not decide', () => {
    given(...review)
      .when(decide({ stoodAside: ['member-2'] }))
      .thenRefused('interest_declared', { members: ['member-2'] });
    const retracted = fact('DecisionRetracted', { reasonCode: 'new_facts' }, day(6));
    given(...decidedRejected, retracted)
      .when(decide({ members: ['member-9'] }, day(7)))
      .thenRefused('interest_declared', { members: ['member-9'] });
  });

  it('P26 is refused a second time, also after the answer', () => {
    given(...decidedAccepted)
      .when(decide({}, day(6)))
      .thenRefused('already_decided');
    given(...answered)
      .when(decide({}, day(17)))
      .thenRefused('already_decided');
  });

  it('P25 is refused where nothing is under review, P20 while information is outstanding', () => {
    given(...ready)
      .when(decide({}, day(3)))
      .thenRefused('not_under_review');
    const asked = fact('InformationRequested', { informationId: 'i', fields: [], from: 'applicant' }, day(3));
    given(...review, asked)
      .when(decide())
      .thenRefused('information_outstanding');
  });

  it('P21 P23 asks every gate again', () => {
    const data = { receivedAt: day(3), dataHash: 'hash-2' };
    const verifiedAgain = fact(
      'DataVerified',
      { dataHash: 'hash-2', matchedAgainst: 'original', validAsOf: day(3), verifier: 'o' },
      day(3),
    );
    const corrected = fact('DataCorrected', data, day(3));
    given(...review, corrected)
      .when(decide())
      .thenRefused('data_not_verified');
    given(...review, corrected, verifiedAgain)
      .when(decide())
      .thenRefused('attestation_missing');
  });

  it('P25 asks for the study where the version does', () => {
    const studied = givenUnder(under({ gates: ['data_verified', 'need_assessed'] }));
    studied(...review)
      .when(decide())
      .thenRefused('need_not_assessed');
    const assessed = fact('NeedAssessed', { visited: false, recommendation: 'none' }, day(3));
    studied(...review, assessed)
      .when(decide())
      .thenTypes('CommitteeDecided');
  });
});

describe('RetractDecision', () => {
  const decidedAgain = (at: string, granted: readonly object[] = []) =>
    ({ ...acceptedFact, data: { ...acceptedFact.data, granted, occurredAt: at } }) as CaseEvent;
  const retract = (data: object = { reasonCode: 'slip_of_the_pen' }, at = day(6)) =>
    command('RetractDecision', data, at, committee);

  it('house: takes a decision back, and the committee decides anew', () => {
    const retracted = fact('DecisionRetracted', { reasonCode: 'slip_of_the_pen' }, day(6));
    given(...decidedAccepted)
      .when(retract())
      .then(retracted);
    given(...decidedAccepted, retracted)
      .when(
        command('RecordDecision', { outcome: 'rejected', reasonCodes: ['other'], members: ['m'] }, day(7), committee),
      )
      .thenTypes('CommitteeDecided');
  });

  it('P26 the next decision has a time to tell of its own, and of what was asked for where nothing is granted', () => {
    const receiptLog = under({ decision: { requires: [] } });
    const retracted = fact('DecisionRetracted', { reasonCode: 'new_facts' }, day(6));
    const again = decidedAgain(day(7));
    const clocks = timelineFor(after([...decidedAccepted, retracted, again]), receiptLog);
    expect(clocks.map(({ start }) => start)).toEqual(['preparation:1', 'review:1', 'answer:2']);
    const supports = (granted: readonly object[]) => {
      const state = after([...review, decidedAgain(day(5), granted)]) as Decided;
      return state.decision.supports;
    };
    expect(supports([])).toEqual(['financial']);
    expect(supports([{ support: 'housing' }, { support: 'food' }, { support: 'housing' }])).toEqual([
      'housing',
      'food',
    ]);
  });

  it('is refused without decision, without reason, after the answer', () => {
    given(...review)
      .when(retract())
      .thenRefused('not_decided');
    given(...submitted)
      .when(retract())
      .thenRefused('not_decided');
    for (const nothing of [{}, { reasonCode: '' }])
      given(...decidedAccepted)
        .when(retract(nothing))
        .thenRefused('reason_missing', {
          pointer: '/reasonCode',
          allowed: expect.arrayContaining(['slip_of_the_pen', 'new_facts']),
        });
    given(...answered)
      .when(retract(undefined, day(17)))
      .thenRefused('already_answered');
    given(submittedFact(), ...decidedAccepted.slice(1))
      .when(retract({ reasonCode: 'x' }))
      .thenRefused('code_unknown');
  });
});
