import { inquiryDecider, type Inquiry } from '@lib/domain';
import { mainDocuments, onDay, sentencesFor, type Said } from '../../fixtures/decided';

const { after, refused } = sentencesFor(inquiryDecider, 'inquiryId');

const receive = (data: object = {}): Said => ({
  type: 'ReceiveInquiry',
  data: { kind: 'question', channel: 'phone', ...data },
  at: onDay(0),
});
const say = (type: string, data: object = {}, at = onDay(1), by?: Said['by']): Said => ({ type, data, at, by });
const reopen = say('ReopenInquiry', { reasonCode: 'answer_did_not_help' }, onDay(2));
const ownOf = (...commands: Said[]): Inquiry => after(...commands).standing.own as Inquiry;
const waitOf = (...commands: Said[]) => {
  const { startOf, settled } = inquiryDecider.clocksOf(ownOf(...commands), mainDocuments)[0]!;
  return { startOf, settled };
};

const rulings = [
  ['suggestion', 'AcceptSuggestion', 'SuggestionAccepted', 'suggestion_accepted', 'improves_service', 'P5'],
  ['suggestion', 'DeclineSuggestion', 'SuggestionDeclined', 'suggestion_declined', 'no_resources', 'P5'],
  ['obstacle', 'RemoveObstacle', 'ObstacleRemoved', 'obstacle_removed', 'procedure_changed', 'P15'],
  ['obstacle', 'AcceptObstacle', 'ObstacleAccepted', 'obstacle_accepted', 'required_by_law', 'P15'],
] as const;

describe.each(rulings)('a ruling on a %s: %s', (kind, type, event, ruling, reasonCode, clause) => {
  const ruled = say(type, { reasonCode });

  it(`${clause} answers it, and meets the wait; another is refused with the one that stands`, () => {
    expect(ownOf(receive({ kind }), ruled)).toMatchObject({ status: 'answered', ruling, told: false });
    expect(waitOf(receive({ kind }), ruled).settled).toEqual({ at: onDay(1), how: 'met', of: event });
    expect(after(receive({ kind }), ruled, ruled).types).toEqual([]);
    const [, other, , , otherReason] = rulings.find((one) => one[0] === kind && one[1] !== type)!;
    expect(refused(receive({ kind }), ruled, say(other, { reasonCode: otherReason }))).toEqual({
      code: 'already_ruled',
      details: { ruling },
    });
  });

  it(`${clause} tells the person where it names a channel`, () => {
    expect(ownOf(receive({ kind }), say(type, { reasonCode, channel: 'phone' }))).toMatchObject({ told: true });
    expect(ownOf(receive({ kind }), say('AnswerInquiry', { channel: 'phone' }), ruled)).toMatchObject({ told: true });
  });

  it(`${clause} is no ruling on anything else`, () => {
    expect(refused(receive({ kind: 'question' }), ruled)).toEqual({
      code: kind === 'suggestion' ? 'not_a_suggestion' : 'not_an_obstacle',
      details: { kind: 'question' },
    });
  });
});

describe('what is closed without a ruling', () => {
  it('P5 P15 stands on the clause of its kind', () => {
    for (const [kind, clause] of [
      ['suggestion', 'P5'],
      ['obstacle', 'P15'],
    ] as const) {
      const state = ownOf(receive({ kind }), say('AnswerInquiry', { channel: 'phone' }));
      const close = { type: 'CloseInquiry', data: { inquiryId: 'one' }, at: onDay(2), by: { id: 'o', roles: [] } };
      expect(() => inquiryDecider.decide(close as never, state, mainDocuments, onDay(2))).toThrow(
        expect.objectContaining({ code: 'ruling_missing', clause }),
      );
    }
  });
});

describe('the wait for an answer', () => {
  it('P9: began with the receipt, or with the reopening, and ends with an answer or a withdrawal', () => {
    const answer = say('AnswerInquiry', { channel: 'phone' });
    expect(waitOf(receive())).toEqual({ startOf: 'InquiryReceived', settled: null });
    expect(waitOf(receive(), answer)).toEqual({
      startOf: 'InquiryReceived',
      settled: { at: onDay(1), how: 'met', of: 'InquiryAnswered' },
    });
    expect(ownOf(receive(), answer).status).toBe('answered');
    expect(waitOf(receive(), answer, reopen)).toEqual({ startOf: 'InquiryReopened', settled: null });
    const withdraw = say('WithdrawInquiry', { reasonCode: 'other' });
    expect(waitOf(receive(), withdraw).settled).toEqual({ at: onDay(1), how: 'ended', of: 'InquiryWithdrawn' });
    expect(waitOf(receive(), answer, { ...withdraw, at: onDay(2) }).settled).toMatchObject({
      at: onDay(1),
      how: 'met',
    });
  });

  it('P19: of what never began is over at once', () => {
    const abandoned = say('AbandonInquiry', { caseId: 'c1', round: 1 }, onDay(3), 'system');
    expect(waitOf(abandoned)).toEqual({
      startOf: 'InquiryAbandoned',
      settled: { at: onDay(3), how: 'ended', of: 'InquiryAbandoned' },
    });
    expect(ownOf(abandoned)).toMatchObject({ status: 'abandoned', round: 1, caseId: 'c1' });
  });

  it('P19: which round is meant: the open one stands, a later one never came, an earlier one is over', () => {
    const entered = {
      caseId: 'c1',
      ofCase: { caseId: 'c1', applicantId: 'a', beneficiaryId: 'b', ended: false, entry: 1 },
    };
    const abandon = (round: number, caseId = 'c1') => say('AbandonInquiry', { caseId, round }, onDay(3), 'system');
    const open = receive({ ...entered });
    expect(after(open, abandon(1)).types).toEqual([]);
    expect(refused(open, abandon(1, 'c2')).code).toBe('entry_outlived');
    expect(refused(open, abandon(0)).code).toBe('entry_outlived');
    const beside = receive({ caseId: 'c1', ofCase: { ...entered.ofCase, entry: undefined, ended: true } });
    expect(after(beside, say('AnswerInquiry', { channel: 'phone' }), abandon(2)).types).toEqual([
      'InquiryReopeningAbandoned',
    ]);
  });
});

describe('what an inquiry names', () => {
  it('is refused by its place where it is unknown', () => {
    expect(refused(receive(), say('PassInquiry', { department: 'nowhere' })).details).toMatchObject({
      pointer: '/department',
    });
    expect(refused(receive(), say('AnswerInquiry', { channel: 'phone', topicCode: 'weather' })).details).toMatchObject({
      pointer: '/topicCode',
    });
    for (const given of [{ to: { role: 'officer' } }, { department: 'services' }])
      expect(
        refused(receive(), say('to' in given ? 'AssignInquiry' : 'PassInquiry', { ...given, reasonCode: 'made_up' }))
          .details,
      ).toMatchObject({ pointer: '/reasonCode', allowed: expect.arrayContaining(['absence']) });
    expect(refused(receive({ receivedAt: onDay(1) })).details).toMatchObject({ pointer: '/receivedAt' });
    expect(refused(say('AnswerInquiry', { channel: 'phone' })).code).toBe('inquiry_unknown');
    const personal = [
      { subject: 'p1', data: {} },
      { subject: 'z9', data: {} },
    ];
    expect(refused(receive({ from: 'p1', personal })).details).toEqual({ pointer: '/personal/1/subject' });
    expect(refused(receive({ beneficiaryId: 'p1', personal })).details).toEqual({ pointer: '/personal/1/subject' });
    const use = 'historical' as const;
    const historical = { ...mainDocuments, policy: { ...mainDocuments.policy, use } };
    expect(sentencesFor(inquiryDecider, 'inquiryId', historical).refused(receive()).details).toEqual({
      policyId: 'main',
      use,
    });
  });

  it('P19: is complained of by name alone: what concerns nobody anybody handles', () => {
    const assign = say('AssignInquiry', { to: { actorId: 'salim' } });
    expect(after(receive(), assign).types).toEqual(['InquiryAssigned']);
    expect(after(receive({ kind: 'complaint', concerns: 'huda' }), assign).types).toEqual(['InquiryAssigned']);
    const withdrawn = after(receive(), say('WithdrawInquiry', { reasonCode: 'other', channel: 'phone' })).events;
    expect(withdrawn[0]!.data).toEqual({
      inquiryId: 'one',
      occurredAt: onDay(1),
      round: 1,
      reasonCode: 'other',
      channel: 'phone',
    });
  });
});
