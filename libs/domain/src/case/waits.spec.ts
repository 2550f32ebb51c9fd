import { dueSteps, timelineFor, type CaseEvent, type ClockName } from '@lib/domain';
import { after, caseId, day, fact, mainDocuments, review, submitted, withdrawn } from '../../fixtures/life-of-a-case';

const asked = (at: number, informationId = 'i', from: 'applicant' | 'third_party' = 'applicant') =>
  fact('InformationRequested', { informationId, fields: [], from }, day(at));
const supplied = (at: number, informationId = 'i', receivedAt = at) =>
  fact('InformationSupplied', { informationId, receivedAt: day(receivedAt) }, day(at));
const cancelled = (at: number, informationId = 'i') =>
  fact('InformationRequestCancelled', { informationId, reasonCode: 'x' }, day(at));
const clocks = (history: readonly CaseEvent[], name: ClockName) =>
  timelineFor(after(history), mainDocuments).filter(({ clock }) => clock === name);
/** What the review waited for, as `from–to why` in days. */
const waits = (...history: readonly CaseEvent[]) =>
  clocks([...review, ...history], 'review')[0]!.pauses.map(({ from, to, why }) => {
    const dayOf = (instant: string | null) =>
      instant === null ? '' : (Date.parse(instant) - Date.parse(day(0))) / 86_400_000;
    return `${dayOf(from)}–${dayOf(to)} ${why?.join()}`;
  });

describe('what the applicant is waited for', () => {
  it('P20 lasts from the first thing that is owed to the last that comes', () => {
    expect(waits(asked(3), asked(4, 'j'), supplied(6))).toEqual(['3– i,j']);
    expect(waits(asked(3), asked(4, 'j'), supplied(6, 'j'))).toEqual(['3– i,j']);
    expect(waits(asked(3), asked(4, 'j'), supplied(6, 'j'), supplied(7))).toEqual(['3–7 i,j']);
  });

  it('P20 is another after a gap, and the same where one begins on the instant at which the last ended', () => {
    expect(waits(asked(3), supplied(5), asked(6, 'j'), supplied(8, 'j'))).toEqual(['3–5 i', '6–8 j']);
    expect(waits(asked(3), supplied(5), asked(5, 'j'), supplied(8, 'j'))).toEqual(['3–8 i,j']);
  });

  it('P20 is not what a third party owes, which neither lengthens nor ends it', () => {
    expect(waits(asked(3, 'i', 'third_party'))).toEqual([]);
    expect(waits(asked(3), asked(4, 'j', 'third_party'), supplied(5))).toEqual(['3–5 i']);
    expect(waits(asked(3), asked(4, 'j', 'third_party'), supplied(5, 'j'))).toEqual(['3– i']);
    expect(waits(asked(3), supplied(5), asked(6, 'j', 'third_party'), supplied(8, 'j'))).toEqual(['3–5 i']);
  });

  it('P20 never ends before it began: what had come before it was asked for was not waited for', () => {
    expect(waits(asked(3), supplied(8, 'i', 3))).toEqual([]);
    expect(waits(asked(3), supplied(8, 'i', 2))).toEqual([]);
    expect(waits(asked(3), asked(5, 'j'), supplied(6), supplied(8, 'j', 4))).toEqual(['3–5 i,j']);
  });

  it('P20 ends with the word that it is needed no longer', () => {
    expect(waits(asked(3), asked(4, 'j'), cancelled(5), supplied(7, 'j'))).toEqual(['3–7 i,j']);
    expect(waits(asked(3), asked(4, 'j'), supplied(5), cancelled(7, 'j'))).toEqual(['3–7 i,j']);
  });

  it('P20 is cut where a clock ends, so that late news judges no clock again', () => {
    const again = fact('CaseReopened', { to: 'as_it_was', reasonCode: 'x' }, day(9));
    const gone = { ...withdrawn.at(-1)! };
    expect(waits(asked(3), gone, again, supplied(10, 'i', 4))).toEqual(['3–6 i', '6–9 i']);
    expect(waits(asked(3), supplied(5), gone, again)).toEqual(['3–5 i']);
    expect(waits(asked(6), gone, again, supplied(12))).toEqual(['6–9 i', '9–12 i']);
    const ended = (type: 'RequestDiscontinued' | 'CaseClosed', data: object) => fact(type, data as never, day(6));
    for (const end of [ended('RequestDiscontinued', { reasonCode: 'x' }), ended('CaseClosed', { policyVersion: 1 })])
      expect(waits(asked(3), end, again, supplied(10, 'i', 4))).toEqual(['3–6 i', '6–9 i']);
  });
});

describe('the clock of a wait', () => {
  it('P20 is met by what came, on the day on which it came, and ended by the word that nothing is needed', () => {
    const of = (...history: readonly CaseEvent[]) =>
      clocks([...submitted, ...history], 'information').map(({ subject, settled }) => [subject, settled]);
    expect(of(asked(3), supplied(8, 'i', 5))).toEqual([['i', { at: day(5), how: 'met', of: 'InformationSupplied' }]]);
    expect(of(asked(3), supplied(8, 'i', 2))).toEqual([['i', { at: day(3), how: 'met', of: 'InformationSupplied' }]]);
    expect(of(asked(3), cancelled(6))).toEqual([['i', { at: day(6), how: 'ended', of: 'cancelled' }]]);
    expect(of(asked(3), asked(4, 'j'), supplied(6, 'j'))).toEqual([
      ['i', null],
      ['j', { at: day(6), how: 'met', of: 'InformationSupplied' }],
    ]);
  });

  it('P20 says of itself when it fell due, by which clock and which start of it', () => {
    expect(dueSteps(after([...submitted, asked(1)]), mainDocuments, day(12))).toEqual([
      {
        type: 'InformationTargetNeared',
        data: { caseId, occurredAt: day(12), dueAt: day(11.5), clock: 'information', start: 'information:i' },
      },
    ]);
  });

  it('P20 P22 that begins once more under an id that was used has a start of its own', () => {
    const starts = (name: ClockName, ...history: readonly CaseEvent[]) =>
      clocks([...submitted, ...history], name).map(({ start }) => start);
    expect(starts('information', asked(3), supplied(4), asked(5))).toEqual(['information:i:3', 'information:i']);
    expect(starts('information', asked(3), supplied(4), asked(5, 'j'))).toEqual(['information:j', 'information:i']);
    const missed = fact(
      'InformationTargetMissed',
      { dueAt: day(10), clock: 'information', start: 'information:i' },
      day(10),
    );
    const later = [asked(3), missed, supplied(11), asked(12, 'j'), supplied(13, 'j'), asked(14)];
    expect(starts('information', ...later)).toEqual(['information:i:6', 'information:j']);
    const question = (at: number, clarificationId = 'k') => fact('ClarificationAsked', { clarificationId }, day(at));
    const answer = (at: number, clarificationId = 'k') => fact('ClarificationGiven', { clarificationId }, day(at));
    expect(starts('clarification', question(1), answer(2), question(3))).toEqual([
      'clarification:k:3',
      'clarification:k',
    ]);
    expect(starts('clarification', question(1), question(1, 'l'), answer(2, 'l'))).toEqual([
      'clarification:k',
      'clarification:l',
    ]);
  });
});
