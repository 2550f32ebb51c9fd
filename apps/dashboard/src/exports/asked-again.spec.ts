import { searchOf, sizeWord } from './asked-again';

test('an export of entries is asked for again by the search that it was asked with', () => {
  expect(searchOf({})).toBe('');
  expect(
    searchOf({
      types: ['CommitteeDecided', 'DecisionNotified'],
      clauses: ['P27'],
      caseId: 'c-1',
      policyVersion: 2,
      since: '2025-12-31T21:00:00.000Z',
      before: '2026-03-01T21:00:00.000Z',
    }),
  ).toBe('type:CommitteeDecided type:DecisionNotified clause:P27 case:c-1 version:2 since:2026-01-01 until:2026-03-01');
});

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [40_951, '41 kB'],
  [7_581_000, '7.6 MB'],
  [2_000_000_000_000, '2,000 GB'],
])('%d bytes are %s', (bytes, word) => expect(sizeWord(bytes, 'en')).toBe(word));
