import {
  clockStateAt,
  dueSteps,
  nextDue,
  timelineFor,
  type CaseEvent,
  type Clock,
  type ClockName,
  type Documents,
  type ReviewWindow,
} from '@lib/domain';
import { given, givenUnder } from '@lib/testing';
import {
  actor,
  after,
  answered,
  answeredRejected,
  closed,
  command,
  day,
  decidedAccepted,
  delivered,
  fact,
  mainDocuments,
  planned,
  ready,
  registered,
  review,
  submitted,
  submittedFact,
  under,
  versionOne,
  withdrawn,
} from '../../fixtures/life-of-a-case';

const clockOf = (history: readonly CaseEvent[], clock: ClockName, documents: Documents = mainDocuments): Clock =>
  timelineFor(after(history), documents).find((one) => one.clock === clock)!;
const stateOf = (history: readonly CaseEvent[], clock: ClockName, at: number, documents = mainDocuments) =>
  clockStateAt(clockOf(history, clock, documents), day(at));
const windowed = (changes: Partial<ReviewWindow>) =>
  under({ reviewWindow: { ...versionOne.reviewWindow, ...changes } });
const asked = (at: number, informationId = 'i', from: 'applicant' | 'third_party' = 'applicant') =>
  fact('InformationRequested', { informationId, fields: [], from }, day(at));
const supplied = (at: number, informationId = 'i', receivedAt = at) =>
  fact('InformationSupplied', { informationId, receivedAt: day(receivedAt) }, day(at));
const raised = { policyId: 'main', policyVersion: 1, dataHash: 'hash-1', round: 1 };
const rings = command('PassTimelineStep', {}, day(0), actor('system'));
const ring = (at: number) => ({ ...rings, at: day(at) });

describe('the review clock', () => {
  it('P27 counts a floor of fourteen days of the policy and a target of the house from the raising', () => {
    expect(clockOf(review, 'review')).toMatchObject({
      clause: 'P27',
      source: 'policy',
      startedAt: day(2),
      earliest: day(16),
      target: day(30),
      ceiling: null,
      warnAt: { target: day(23), ceiling: null },
    });
  });

  it('P27 is never red or amber before the floor, late past the target, and not breached without a ceiling', () => {
    const states = [3, 15.999, 16, 22, 23, 30, 30.001, 900].map((at) => stateOf(review, 'review', at));
    expect(states).toEqual([
      'not_yet_answerable',
      'not_yet_answerable',
      'running',
      'running',
      'due_soon',
      'due_soon',
      'late',
      'late',
    ]);
  });

  it('P27 is breached past a ceiling, for ever', () => {
    const ceiling = { length: 'P14D', clause: 'P27', source: 'policy' } as const;
    const atMost = windowed({ floor: null, target: null, ceiling });
    expect([3, 12.5, 16, 16.001].map((at) => stateOf(review, 'review', at, atMost))).toEqual([
      'running',
      'due_soon',
      'due_soon',
      'breached',
    ]);
    expect(stateOf(answered, 'review', 99, atMost)).toBe('met');
    const late = fact('DecisionNotified', { outcome: 'accepted', toldAt: day(17) }, day(17));
    expect(stateOf([...decidedAccepted, late], 'review', 99, atMost)).toBe('breached');
  });

  it('P27 is breached by an answer that was given before the floor', () => {
    const reported = fact('EarlyAnswerReported', { toldAt: day(6), earliest: day(16), reasonCode: 'x' }, day(7));
    expect(stateOf([...decidedAccepted, reported], 'review', 8)).toBe('breached');
  });

  it('P26 is judged by the day on which the person was told', () => {
    const notified = (toldAt: number) =>
      fact('DecisionNotified', { outcome: 'accepted', toldAt: day(toldAt) }, day(40));
    expect(stateOf([...decidedAccepted, notified(30)], 'review', 50)).toBe('met');
    expect(stateOf([...decidedAccepted, notified(31)], 'review', 50)).toBe('met_late');
    expect(stateOf(withdrawn, 'review', 50)).toBe('ended');
  });

  it('P27 counts from the submission or the notice where the version does, before the raising too', () => {
    const from = (start: 'submission' | 'notice') => windowed({ from: start });
    expect(clockOf(submitted, 'review')).toBeUndefined();
    expect(clockOf(submitted, 'review', from('submission'))).toMatchObject({ startedAt: day(0), earliest: day(14) });
    expect(clockOf(submitted, 'review', from('notice'))).toBeUndefined();
    expect(clockOf(ready, 'review', from('notice'))).toMatchObject({ start: 'review:1', startedAt: day(1) });
    expect(clockOf(review, 'review', from('notice'))).toMatchObject({ start: 'review:1', startedAt: day(1) });
    const ceiling = { length: 'P14D', clause: 'P27', source: 'policy' } as const;
    const atMost = windowed({ from: 'submission', floor: null, target: null, ceiling });
    givenUnder(atMost)(...submitted)
      .when(ring(15))
      .thenTypes('PreparationTargetNeared', 'PreparationTargetMissed', 'ReviewCeilingNeared', 'ReviewCeilingMissed');
  });

  it('shows its working step by step, and by which lengths', () => {
    const clock = clockOf([...review, asked(3), supplied(5)], 'review');
    const all = 1_440;
    expect(clock.lengths).toEqual([
      { part: 'floor', length: 'P14D', clause: 'P27', source: 'policy' },
      { part: 'target', length: 'P28D', source: 'house' },
    ]);
    expect(clock.working).toEqual([
      { part: 'floor', from: day(2), to: day(16), rule: 'calendar', minutes: 14 * all, total: 14 * all },
      { part: 'target', from: day(2), to: day(3), rule: 'calendar', minutes: all, total: all },
      { part: 'target', from: day(3), to: day(5), rule: 'paused', minutes: 0, total: all, why: ['i'] },
      { part: 'target', from: day(5), to: day(32), rule: 'calendar', minutes: 27 * all, total: 28 * all },
    ]);
  });
});

describe('pauses', () => {
  it('P20 moves the target by what the applicant owed, and never the floor', () => {
    const clock = clockOf([...review, asked(3), supplied(8)], 'review');
    expect([clock.earliest, clock.target]).toEqual([day(16), day(35)]);
  });

  it('P20 counts overlapping waits once', () => {
    const history = [...review, asked(3), asked(4, 'j'), supplied(6), supplied(9, 'j')];
    expect(clockOf(history, 'review').pauses).toEqual([{ from: day(3), to: day(9), why: ['i', 'j'] }]);
    expect(clockOf(history, 'review').target).toBe(day(36));
  });

  it('P20 does not wait for third parties', () => {
    expect(clockOf([...review, asked(3, 'i', 'third_party'), supplied(8)], 'review').target).toBe(day(30));
  });

  it('P20 ends on the day on which the information came', () => {
    expect(clockOf([...review, asked(3), supplied(8, 'i', 5)], 'review').target).toBe(day(32));
  });

  it('P20 nobody knows the target while it lasts, and a late one stays late', () => {
    const open = [...review, asked(20)];
    expect(clockOf(open, 'review').target).toBeNull();
    expect([10, 21, 99].map((at) => stateOf(open, 'review', at))).toEqual(['not_yet_answerable', 'paused', 'paused']);
    expect(stateOf([...review, asked(31)], 'review', 40)).toBe('late');
  });

  it('P20 a wait that is asked for again under the same id has steps of its own', () => {
    const missed = (type: 'InformationTargetNeared' | 'InformationTargetMissed', dueAt: number) =>
      fact(type, { dueAt: day(dueAt), clock: 'information', start: 'information:i' }, day(20));
    const again = [
      ...submitted,
      asked(1),
      missed('InformationTargetNeared', 11.5),
      missed('InformationTargetMissed', 15),
      supplied(21),
      asked(22),
    ];
    expect(timelineFor(after(again), mainDocuments).map(({ start }) => start)).toEqual([
      'preparation:1',
      'information:i:5',
      'information:i',
    ]);
    expect(dueSteps(after(again), mainDocuments, day(40)).map(({ type }) => type)).toContain('InformationTargetMissed');
  });

  it('P20 a cancelled request waits no longer', () => {
    const cancelled = fact('InformationRequestCancelled', { informationId: 'i', reasonCode: 'x' }, day(5));
    expect(clockOf([...review, asked(3), cancelled], 'review').target).toBe(day(32));
  });

  it('P20 a wait of the preparation ends where the raising begins', () => {
    const early = [...submitted, asked(1), supplied(2)];
    expect(clockOf(early, 'preparation').target).toBe(day(11));
    const across = [submittedFact({ receivedAt: day(-2) }), ...review.slice(1, 4), asked(1), review[4]!, supplied(4)];
    expect(clockOf(across, 'preparation').pauses).toEqual([{ from: day(1), to: day(2), why: ['i'] }]);
    expect(clockOf(across, 'review').pauses).toEqual([{ from: day(2), to: day(4), why: ['i'] }]);
  });
});

describe('a fact that is told late', () => {
  it('P20 P21 judges no clock again that had ended: the wait was known to last when it did', () => {
    const history = [...submitted, ...review.slice(1, 4), asked(1), fact('ReferredToResearch', raised, day(12))];
    const told = fact('InformationSupplied', { informationId: 'i', receivedAt: day(2) }, day(13));
    expect(stateOf(history, 'preparation', 99)).toBe('met');
    expect(stateOf([...history, told], 'preparation', 99)).toBe('met');
    expect(clockOf([...history, told], 'preparation').pauses).toEqual([{ from: day(1), to: day(12), why: ['i'] }]);
    expect(clockOf([...history, told], 'review').pauses).toEqual([]);
  });
});

describe('the other clocks', () => {
  it('P21 prepares from the receipt', () => {
    expect(clockOf([submittedFact({ receivedAt: day(-5) })], 'preparation')).toMatchObject({
      startedAt: day(-5),
      target: day(5),
      source: 'house',
    });
    expect(stateOf(review, 'preparation', 99)).toBe('met');
  });

  it('P26 tells from the decision, or from the floor where that is later', () => {
    expect(clockOf(decidedAccepted, 'answer')).toMatchObject({ startedAt: day(16), target: day(19) });
    expect(stateOf(decidedAccepted, 'answer', 6)).toBe('not_yet_answerable');
    expect(clockOf(decidedAccepted, 'answer', windowed({ floor: null })).startedAt).toBe(day(5));
  });

  it('P28 registers from an accepted answer only', () => {
    expect(clockOf(answered, 'registration')).toMatchObject({ startedAt: day(16), target: day(30) });
    expect(clockOf(answeredRejected, 'registration')).toBeUndefined();
    expect(stateOf(registered, 'registration', 99)).toBe('met');
    const beside = under({ registrationFrom: 'verification' });
    expect(clockOf(review, 'registration', beside).startedAt).toBe(day(1));
  });

  it('P29 waits for the first plan, then for each service by its own date', () => {
    expect(clockOf(registered, 'service')).toMatchObject({ start: 'service:1', target: day(47) });
    const dated = [
      ...registered,
      fact('ServicePlanned', { serviceId: 's', support: 'financial', dueAt: day(22) }, day(18)),
    ];
    const clocks = timelineFor(after(dated), mainDocuments).filter(({ clock }) => clock === 'service');
    expect(clocks.map(({ start, target }) => [start, target])).toEqual([
      ['service:1', day(47)],
      ['service:1:s', day(22)],
    ]);
    expect(timelineFor(after(delivered), mainDocuments).at(-2)!.settled).toMatchObject({ at: day(19), how: 'met' });
    expect(timelineFor(after(delivered), mainDocuments).at(-1)).toMatchObject({
      settled: null,
      target: null,
      lapsesAt: day(33),
    });
    expect(timelineFor(after(planned), mainDocuments).at(-1)!.settled).toBeNull();
  });

  it('P22 answers questions on a clock of their own', () => {
    const question = fact('ClarificationAsked', { clarificationId: 'k' }, day(1));
    expect(clockOf([...submitted, question], 'clarification')).toMatchObject({ subject: 'k', target: day(4) });
    const given_ = fact('ClarificationGiven', { clarificationId: 'k' }, day(5));
    expect(stateOf([...submitted, question, given_], 'clarification', 9)).toBe('met_late');
  });
});

describe('PassTimelineStep', () => {
  const near = (type: 'PreparationTargetNeared' | 'PreparationTargetMissed', dueAt: number, at: number) =>
    fact(type, { dueAt: day(dueAt), clock: 'preparation', start: 'preparation:1' }, day(at));

  it('P20 P21 records what fell due, in order, with its own time and the time of ringing', () => {
    given(...submitted)
      .when(ring(11))
      .then(near('PreparationTargetNeared', 7.5, 11), near('PreparationTargetMissed', 10, 11));
  });

  it('records nothing when it rings early, twice, or on an ended case', () => {
    given(...submitted)
      .when(ring(7.4))
      .thenNothing();
    given(...submitted)
      .when(ring(11), ring(11))
      .thenNothing();
    given(...closed)
      .when(ring(900))
      .thenNothing();
    given(...withdrawn)
      .when(ring(900))
      .thenNothing();
  });

  it('P27 tells the next instant, or that there is none', () => {
    expect(nextDue(after(submitted), mainDocuments)).toBe(day(7.5));
    expect(nextDue(after(review), mainDocuments)).toBe(day(16));
    expect(nextDue(after([...review, asked(3)]), mainDocuments)).toBe(day(13.5));
    expect(nextDue(after(closed), mainDocuments)).toBeNull();
  });

  it('P27 stands before the answer, whoever was down', () => {
    given(...decidedAccepted)
      .when(command('NotifyDecision', {}, day(60), actor('officer')))
      .thenTypes(
        'ReviewFloorPassed',
        'AnswerTargetNeared',
        'AnswerTargetMissed',
        'ReviewTargetNeared',
        'ReviewTargetMissed',
        'DecisionNotified',
      );
  });

  it('brings nothing with a refused command or with one that has nothing left to do', () => {
    given(...submitted)
      .when(command('CloseCase', {}, day(60), actor('officer')))
      .thenRefused('answer_outstanding');
    given(...review)
      .when(command('ReferToResearch', {}, day(60), actor('officer')))
      .thenNothing();
    given(...submitted)
      .when(command('CorrectData', { segment: 'family' }, day(60), actor('officer')))
      .thenNothing();
  });

  it('is recorded again for a new start of the same clock', () => {
    const again = fact('CaseReopened', { to: 'new_round', reasonCode: 'new_facts' }, day(30));
    expect(dueSteps(after([...closed, again]), mainDocuments, day(41)).map(({ type }) => type)).toEqual([
      'PreparationTargetNeared',
      'PreparationTargetMissed',
    ]);
  });

  it('house: nothing rings where the source of a historical case ends', () => {
    const historical = givenUnder(under({ use: 'historical' }));
    const imported = [
      submittedFact({ use: 'historical' }),
      fact('HistoryCompleted', { sourceEnds: true }, day(1)),
    ] as const;
    historical(...imported)
      .when(ring(900))
      .thenNothing();
    expect(nextDue(after(imported), mainDocuments)).toBeNull();
    expect(stateOf(imported, 'preparation', 900)).toBe('ended');
  });
});
