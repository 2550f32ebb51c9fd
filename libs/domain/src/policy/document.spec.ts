import { codesOf, countsWorkingTime } from '@lib/domain';
import { versionOne } from '../../fixtures/life-of-a-case';

test('the codes that may stand in the clear: of a sensitive one its public code, each once', () => {
  const entries = [
    'family',
    { code: 'orphan' },
    { code: 'student', sensitive: false },
    { code: 'medical', sensitive: true, publicCode: 'care' },
    { code: 'disability', sensitive: true, publicCode: 'care' },
    { code: 'unknown_parents', sensitive: true },
  ];
  expect(codesOf(entries)).toEqual(['family', 'orphan', 'student', 'care']);
});

test('P27: a version counts working time where a target or a ceiling does', () => {
  const working = { length: 'P5D', source: 'house', counting: 'working_days' } as const;
  const { reviewWindow, windows } = versionOne;
  const none = { ...reviewWindow, target: null, ceiling: null };
  expect(countsWorkingTime(versionOne)).toBe(false);
  expect(countsWorkingTime({ reviewWindow: none, windows })).toBe(false);
  expect(countsWorkingTime({ reviewWindow: { ...none, target: working }, windows })).toBe(true);
  expect(countsWorkingTime({ reviewWindow: { ...none, ceiling: working }, windows })).toBe(true);
  const answer = { clause: 'P26', target: working };
  expect(countsWorkingTime({ reviewWindow, windows: { ...windows, answer } })).toBe(true);
  const said = { clause: 'P26', target: { ...working, counting: 'calendar' as const } };
  expect(countsWorkingTime({ reviewWindow, windows: { ...windows, answer: said } })).toBe(false);
});
