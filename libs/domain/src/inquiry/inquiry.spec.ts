import { channels, inquiryDecider, inquirySorts, type Inquiry } from '@lib/domain';
import { mainDocuments, onDay, sentencesFor, type Said } from '../../fixtures/decided';

const { after, refused } = sentencesFor(inquiryDecider, 'inquiryId');

const receive = (data: object = {}, at = onDay(0)): Said => ({
  type: 'ReceiveInquiry',
  data: { kind: 'question', channel: 'phone', ...data },
  at,
});
const say = (type: string, data: object = {}, at = onDay(1), by?: Said['by']): Said => ({ type, data, at, by });
const answer = (data: object = {}, at = onDay(1)): Said => say('AnswerInquiry', { channel: 'phone', ...data }, at);
const reopen = (data: object = {}, at = onDay(2)): Said =>
  say('ReopenInquiry', { reasonCode: 'answer_did_not_help', ...data }, at);
const aCase = { caseId: 'c1', applicantId: 'a1', beneficiaryId: 'b1', ended: false, hands: [] };
const entered = (entry = 1): object => ({ caseId: 'c1', ofCase: { ...aCase, entry } });
const ownOf = (...commands: Said[]): Inquiry => after(...commands).standing.own as Inquiry;

describe('ReceiveInquiry', () => {
  it.each(channels)('P9 P17: is received over %s, from somebody known or not', (channel) => {
    const [event] = after(receive({ channel })).events;
    expect(event).toMatchObject({
      type: 'InquiryReceived',
      data: { channel, kind: 'question', receivedBy: 'officer-1' },
    });
    expect(event!.data).not.toHaveProperty('from');
  });

  it.each(inquirySorts)('P5 P9 P15: takes a %s, with its topic and whoever it is from', (kind) => {
    const given = { kind, topicCode: 'procedure', from: 'p1', beneficiaryId: 'b1', concerns: 'x1' };
    expect(after(receive(given)).events[0]!.data).toMatchObject({
      ...given,
      round: 1,
      policyId: 'main',
      policyVersion: 1,
    });
  });

  it('P19: what lasts a minute is answered in the same command, over the channel on which it came', () => {
    const { events } = after(receive({ topicCode: 'timing', answer: { toldTo: 'beneficiary' } }));
    expect(events.map(({ type }) => type)).toEqual(['InquiryReceived', 'InquiryAnswered']);
    expect(events[1]!.data).toMatchObject({ topicCode: 'timing', channel: 'phone', toldTo: 'beneficiary' });
  });

  it('is refused with a code that the version does not know, and with a day that cannot be', () => {
    expect(refused(receive({ topicCode: 'weather' }))).toMatchObject({
      code: 'code_unknown',
      details: { pointer: '/topicCode' },
    });
    expect(refused(receive({ answer: { topicCode: 'weather' } })).details).toMatchObject({
      pointer: '/answer/topicCode',
    });
    expect(refused(receive({ receivedAt: onDay(1) })).code).toBe('instant_out_of_range');
    expect(refused(receive({ receivedAt: onDay(-31) })).code).toBe('instant_out_of_range');
    expect(after(receive({ receivedAt: onDay(-3) })).events[0]!.data).toMatchObject({ receivedAt: onDay(-3) });
  });

  it('P19: of an open case it stands in the book first, of an ended one beside it', () => {
    expect(refused(receive({ caseId: 'c1', ofCase: aCase }))).toEqual({
      code: 'inquiry_not_entered',
      details: { caseId: 'c1', round: 1 },
    });
    expect(after(receive(entered())).events[0]!.data).toMatchObject({ caseId: 'c1' });
    const [late] = after(receive({ caseId: 'c1', ofCase: { ...aCase, ended: true } })).events;
    expect(late!.data).toMatchObject({ aboutCaseId: 'c1' });
    expect(late!.data).not.toHaveProperty('caseId');
  });

  it('takes what is personal of whoever is named or of the case; of someone unknown the recorder names the subject', () => {
    const personal = [{ subject: 'z9', data: { words: 'متى؟' } }];
    expect(refused(receive({ from: 'p1', personal })).code).toBe('subject_unknown');
    expect(refused(receive({ ...entered(), personal })).code).toBe('subject_unknown');
    expect(after(receive({ ...entered(), personal: [{ subject: 'a1', data: {} }] })).types).toEqual([
      'InquiryReceived',
    ]);
    expect(after(receive({ personal })).types).toEqual(['InquiryReceived']);
  });

  it('never stands in a historical series without a case', () => {
    const documents = { ...mainDocuments, policy: { ...mainDocuments.policy, use: 'historical' as const } };
    expect(sentencesFor(inquiryDecider, 'inquiryId', documents).refused(receive()).code).toBe('series_not_allowed');
  });
});

describe('handling', () => {
  const complaint = receive({ kind: 'complaint', concerns: 'salim' });
  const salim = { id: 'salim', role: 'officer' as const };

  it('P9: is assigned to a person or a role, or passed to a department; the same again does nothing', () => {
    const assign = (to: object): Said => say('AssignInquiry', { to });
    expect(after(receive(), assign({ actorId: 'huda' })).events[0]!.data).toMatchObject({ to: { actorId: 'huda' } });
    expect(after(receive(), assign({ role: 'researcher' }), assign({ role: 'researcher' })).types).toEqual([]);
    const pass = say('PassInquiry', { department: 'services' });
    expect(after(receive(), pass).events[0]!.data).toMatchObject({ department: 'services' });
    expect(after(receive(), pass, pass).types).toEqual([]);
    expect(refused(receive(), say('PassInquiry', { department: 'nowhere' })).code).toBe('code_unknown');
    expect(ownOf(receive(), assign({ actorId: 'huda' }), pass)).toMatchObject({ department: 'services' });
  });

  it('P19: a complaint is never handled by the person complained of', () => {
    expect(refused({ ...receive({ concerns: 'salim', answer: {} }), by: salim }).code).toBe('complained_of');
    expect(after({ ...receive({ concerns: 'salim' }), by: salim }).types).toEqual(['InquiryReceived']);
    expect(refused(complaint, say('AssignInquiry', { to: { actorId: 'salim' } })).code).toBe('complained_of');
    for (const type of ['AnswerInquiry', 'PassInquiry', 'AssignInquiry', 'WithdrawInquiry'])
      expect(
        refused(
          complaint,
          say(type, { channel: 'phone', to: { role: 'officer' }, department: 'services' }, onDay(1), salim),
        ).code,
      ).toBe('complained_of');
    expect(refused(complaint, answer(), say('CloseInquiry', {}, onDay(2), salim)).code).toBe('complained_of');
    expect(refused(complaint, answer(), { ...reopen(), by: salim }).code).toBe('complained_of');
    expect(after(complaint, answer(), reopen()).types).toEqual(['InquiryReopened']);
  });

  it('P9 P12: is answered once a round: what about, and over which channel', () => {
    const data = { topicCode: 'eligibility', channel: 'letter', medium: 'post', toldTo: 'agent' };
    expect(after(receive(), answer(data)).events[0]).toMatchObject({ type: 'InquiryAnswered', data });
    expect(refused(receive(), answer(), answer()).code).toBe('inquiry_answered');
    expect(refused(receive(), answer({ topicCode: 'weather' })).code).toBe('code_unknown');
  });

  it('P19: is not closed unanswered, and closed once', () => {
    const close = say('CloseInquiry', {}, onDay(3));
    expect(refused(receive(), close).code).toBe('inquiry_unanswered');
    expect(after(receive(), answer(), close).types).toEqual(['InquiryClosed']);
    expect(after(receive(), answer(), close, close).types).toEqual([]);
    expect(refused(receive(), answer(), close, answer({}, onDay(4))).code).toBe('inquiry_closed');
  });

  it('is withdrawn with a reason, and then takes nothing', () => {
    const withdraw = say('WithdrawInquiry', { reasonCode: 'no_longer_needed' });
    expect(refused(receive(), say('WithdrawInquiry')).code).toBe('reason_missing');
    expect(after(receive(), withdraw).types).toEqual(['InquiryWithdrawn']);
    expect(after(receive(), withdraw, withdraw).types).toEqual([]);
    expect(refused(receive(), withdraw, answer({}, onDay(2))).code).toBe('inquiry_withdrawn');
    expect(refused(receive(), withdraw, reopen()).code).toBe('inquiry_withdrawn');
  });
});

describe('a suggestion and an obstacle', () => {
  const suggestion = receive({ kind: 'suggestion' });
  const obstacle = receive({ kind: 'obstacle' });
  const close = say('CloseInquiry', {}, onDay(4));

  it('P5: a suggestion is accepted or declined with its reason, and not closed before', () => {
    expect(after(suggestion, say('AcceptSuggestion', { reasonCode: 'improves_service' })).events[0]).toMatchObject({
      type: 'SuggestionAccepted',
      data: { reasonCode: 'improves_service' },
    });
    const decline = say('DeclineSuggestion', { reasonCode: 'no_resources', channel: 'phone' });
    expect(after(suggestion, decline).types).toEqual(['SuggestionDeclined']);
    expect(refused(suggestion, say('DeclineSuggestion')).code).toBe('reason_missing');
    expect(refused(suggestion, answer(), close)).toEqual({ code: 'ruling_missing', details: { kind: 'suggestion' } });
    expect(after(suggestion, answer(), decline, close).types).toEqual(['InquiryClosed']);
  });

  it('P15: an obstacle is removed or accepted with its reason, and not closed before', () => {
    const remove = say('RemoveObstacle', { reasonCode: 'procedure_changed' });
    expect(after(obstacle, remove).types).toEqual(['ObstacleRemoved']);
    expect(after(obstacle, say('AcceptObstacle', { reasonCode: 'required_by_law' })).types).toEqual([
      'ObstacleAccepted',
    ]);
    expect(refused(obstacle, say('AcceptObstacle', { reasonCode: 'made_up' })).code).toBe('code_unknown');
    expect(refused(obstacle, answer(), close).code).toBe('ruling_missing');
    expect(after(obstacle, remove, close).types).toEqual(['InquiryClosed']);
    expect(after(obstacle).events[0]!.data).toMatchObject({ kind: 'obstacle' });
  });

  it('is ruled on once a round, and told to the person beside it', () => {
    const remove = say('RemoveObstacle', { reasonCode: 'procedure_changed' });
    expect(after(obstacle, remove, remove).types).toEqual([]);
    expect(refused(obstacle, remove, say('AcceptObstacle', { reasonCode: 'required_by_law' })).code).toBe(
      'already_ruled',
    );
    expect(refused(obstacle, say('AcceptSuggestion', { reasonCode: 'other' })).code).toBe('not_a_suggestion');
    expect(refused(suggestion, say('RemoveObstacle', { reasonCode: 'other' })).code).toBe('not_an_obstacle');
    expect(after(obstacle, remove, answer({}, onDay(2))).types).toEqual(['InquiryAnswered']);
    expect(
      refused(obstacle, say('RemoveObstacle', { reasonCode: 'other', channel: 'phone' }), answer({}, onDay(2))).code,
    ).toBe('inquiry_answered');
  });
});

describe('ReopenInquiry', () => {
  it('P9: begins another round, with its reason; what was ruled is open again', () => {
    expect(refused(receive(), answer(), say('ReopenInquiry')).code).toBe('reason_missing');
    expect(refused(receive(), reopen()).code).toBe('inquiry_unanswered');
    expect(ownOf(receive(), answer(), reopen())).toMatchObject({ status: 'open', round: 2, told: false });
    expect(after(receive(), answer(), reopen(), answer({}, onDay(3))).events[0]!.data).toMatchObject({ round: 2 });
  });

  it('P19: of an open case it is entered in the book again first, of an ended one not', () => {
    const begun = [receive(entered()), answer()];
    expect(refused(...begun, reopen({ ofCase: { ...aCase, entry: 1 } })).details).toEqual({ caseId: 'c1', round: 2 });
    expect(after(...begun, reopen({ ofCase: { ...aCase, entry: 2 } })).events[0]!.data).toMatchObject({
      caseId: 'c1',
      round: 2,
    });
    const beside = reopen({ ofCase: { ...aCase, ended: true } });
    expect(ownOf(...begun, beside)).toMatchObject({ status: 'open', aboutCaseId: 'c1' });
    expect(ownOf(...begun, beside).caseId).toBeUndefined();
  });
});

describe('AbandonInquiry', () => {
  const abandon = (round = 1, caseId = 'c1'): Said => say('AbandonInquiry', { caseId, round }, onDay(3), 'system');

  it('P19: takes the place of what never began, and a late writer loses', () => {
    expect(after(abandon()).types).toEqual(['InquiryAbandoned']);
    expect(refused(abandon(), receive(entered(), onDay(4))).code).toBe('inquiry_abandoned');
    expect(refused(abandon(), answer({}, onDay(4))).code).toBe('inquiry_abandoned');
    expect(refused(abandon(), reopen({}, onDay(4))).code).toBe('inquiry_abandoned');
  });

  it('P19: leaves what did begin, and says where nothing stands behind an entry any more', () => {
    expect(after(receive(entered()), abandon()).types).toEqual([]);
    expect(after(receive(entered()), abandon(2)).types).toEqual([]);
    expect(refused(receive(entered()), answer(), abandon()).code).toBe('entry_outlived');
    expect(refused(receive(entered()), answer(), abandon(1, 'c2')).code).toBe('entry_outlived');
    expect(refused(receive(entered()), answer(), abandon(2, 'c2')).code).toBe('entry_outlived');
  });

  it('P19: a reopening that never came uses its round up', () => {
    const begun = [receive(entered()), answer(), abandon(2)];
    expect(after(...begun).types).toEqual(['InquiryReopeningAbandoned']);
    expect(refused(...begun, reopen({ ofCase: { ...aCase, entry: 2 } }, onDay(4))).details).toMatchObject({ round: 3 });
  });
});

describe('the wait for an answer', () => {
  const clockOf = (...commands: Said[]) => inquiryDecider.clocksOf(ownOf(...commands), mainDocuments)[0]!;

  it('P9: has a clock, from the day on which it came to the answer, and another with each round', () => {
    expect(clockOf(receive({ receivedAt: onDay(-2) }))).toMatchObject({
      clause: 'P9',
      startedAt: onDay(-2),
      target: onDay(3),
      settled: null,
    });
    expect(clockOf(receive(), answer())).toMatchObject({ settled: { at: onDay(1), how: 'met' } });
    expect(clockOf(receive(), say('WithdrawInquiry', { reasonCode: 'other' }))).toMatchObject({
      settled: { how: 'ended' },
    });
    expect(clockOf(receive(), answer(), reopen())).toMatchObject({
      start: 'inquiry:2',
      startedAt: onDay(2),
      settled: null,
    });
  });

  it('P9: neared and missed stand before the answer that came late, once a round', () => {
    const late = [receive(), answer({}, onDay(9))];
    expect(after(...late).types).toEqual(['InquiryTargetNeared', 'InquiryTargetMissed', 'InquiryAnswered']);
    expect(after(...late, reopen({}, onDay(10)), say('PassTimelineStep', {}, onDay(14), 'system')).types).toEqual([
      'InquiryTargetNeared',
    ]);
    expect(after(...late, say('PassTimelineStep', {}, onDay(30), 'system')).types).toEqual([]);
  });
});
