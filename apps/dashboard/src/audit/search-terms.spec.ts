import { completed, completionsFor, faultsOf, hijriOf, mended, piecesOf, termAt } from './search-terms';

const qualifiers = ['type', 'clause', 'actor'].map((insert) => ({ insert: `${insert}:`, label: `the ${insert}` }));
const values = {
  type: [
    { insert: 'CommitteeDecided', label: 'قررت اللجنة' },
    { insert: 'DataVerified', label: 'طوبقت البيانات' },
    { insert: 'CaseClosed', label: 'أُغلقت المعاملة' },
  ],
};
const inserts = (text: string, caret = text.length): string[] =>
  completionsFor(termAt(text, caret), qualifiers, values).map(({ insert }) => insert);

describe('the word at the caret', () => {
  it('is a qualifier before its colon, and a value after it', () => {
    expect(termAt('cl', 2)).toEqual({ from: 0, to: 2, qualifier: undefined, typed: 'cl' });
    expect(termAt('clause:P2 type:Com role:x', 18)).toEqual({ from: 10, to: 18, qualifier: 'type', typed: 'Com' });
    expect(termAt('clause:P27 ', 11)).toEqual({ from: 11, to: 11, qualifier: undefined, typed: '' });
    expect(termAt('type:Committee', 7)).toEqual({ from: 0, to: 14, qualifier: 'type', typed: 'Co' });
  });
});

describe('what goes on', () => {
  it('is every qualifier where nothing was typed, and those that begin so', () => {
    expect(inserts('')).toEqual(['type:', 'clause:', 'actor:']);
    expect(inserts('clause:P27 a')).toEqual(['actor:', 'clause:']);
  });
  it('is found by its letters and by its words', () => {
    expect(inserts('type:c')).toEqual(['CommitteeDecided', 'CaseClosed']);
    expect(inserts('type:اللجنة')).toEqual(['CommitteeDecided']);
    expect(inserts('actor:x')).toEqual([]);
    expect(inserts('type:DataVerified')).toEqual([]);
  });
  it('takes the place of the word, wherever that stands', () => {
    expect(completed('ty clause:P1', termAt('ty clause:P1', 2), 'type:')).toEqual({
      text: 'type: clause:P1',
      caret: 5,
    });
    expect(completed('type:Com clause:P1', termAt('type:Com clause:P1', 8), 'CommitteeDecided')).toEqual({
      text: 'type:CommitteeDecided clause:P1',
      caret: 22,
    });
  });
});

describe('what says nothing', () => {
  const fault = (from: number, to: number, nearest: string) => ({ code: 'x', detail: 'x', from, to, nearest });
  it('is told apart in its place', () =>
    expect(piecesOf('typ:A clause:P99', [fault(13, 16, 'P9'), fault(0, 3, 'type')])).toEqual([
      { text: 'typ', isFault: true },
      { text: ':A clause:', isFault: false },
      { text: 'P99', isFault: true },
    ]));
  it('is mended by the nearest thing there is', () => {
    expect(mended('typ:A clause:P99', fault(0, 3, 'type'))).toBe('type:A clause:P99');
    expect(mended('since:', fault(0, 6, '1447-01-01'))).toBe('since:1447-01-01');
  });
  it('is what the service names of the search, and nothing else', () => {
    const ours = { pointer: '/q', ...fault(0, 3, 'type') };
    expect(faultsOf([ours, { pointer: '/cursor', code: 'cursor_invalid', detail: '' }])).toEqual([ours]);
    expect(faultsOf(undefined)).toEqual([]);
  });
});

it('a day is written as a search takes it', () => expect(hijriOf(new Date('2023-11-26T21:00:00Z'))).toBe('1445-05-13'));
