import {
  decideRegister,
  evolveRegister,
  formatReference,
  hijriDateOf,
  initialRegister,
  parseReference,
  registerEventTypes,
  type RegisterEvent,
} from '@lib/domain';
import { day } from '../../fixtures/life-of-a-case';

const issue = (caseIds: readonly string[], history: readonly RegisterEvent[] = []) =>
  decideRegister(
    { type: 'IssueReferences', data: { hijriYear: 1448, caseIds }, at: day(0) },
    history.reduce(evolveRegister, initialRegister),
  );

describe('IssueReferences', () => {
  it('P16 gives the next numbers without a gap, many at once', () => {
    expect(issue(['a', 'b'])).toEqual([
      { type: 'ReferenceIssued', data: { caseId: 'a', number: 1, hijriYear: 1448, occurredAt: day(0) } },
      { type: 'ReferenceIssued', data: { caseId: 'b', number: 2, hijriYear: 1448, occurredAt: day(0) } },
    ]);
  });

  it('P16 skips a case that has one, and asks for none twice', () => {
    const first = issue(['a', 'b']);
    expect(issue(['b', 'c', 'c', 'a', 'd'], first).map(({ data }) => [data.caseId, data.number])).toEqual([
      ['c', 3],
      ['d', 4],
    ]);
    expect(issue(['a'], first)).toEqual([]);
  });

  it('P16 stands at the revision that its number says', () => {
    const history = [...issue(['a', 'b', 'c'])];
    history.push(...issue(['d', 'e'], history));
    expect(new Set(history.map(({ type }) => type))).toEqual(new Set(registerEventTypes));
    expect(history.map(({ data }) => data.number - 1)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('the reference', () => {
  it('P16 carries a check letter that can be said on the phone', () => {
    expect(formatReference(1448, 123)).toBe('1448-000123-C');
    expect(formatReference(1448, 1_234_567)).toMatch(/^1448-1234567-[A-HJ-NP-TV-Z]$/);
  });

  it('P16 is read as it is written down, with blanks around it, and not out of other words', () => {
    expect(parseReference('  1448-000123-C\n')).toEqual({ hijriYear: 1448, number: 123 });
    expect(parseReference(formatReference(1448, 1_234_567))).toEqual({ hijriYear: 1448, number: 1_234_567 });
    for (const none of ['11448-000123-C', '1448-000123-CC', '1448-00123-C', '1448000123C', 'word', ''])
      expect(parseReference(none)).toBeUndefined();
  });

  it('P16 is read back, and a slip of one digit is noticed', () => {
    expect(parseReference('1448-000123-c')).toEqual({ hijriYear: 1448, number: 123 });
    for (let place = 0; place < 6; place += 1) {
      const digits = [...'000123'];
      digits[place] = String((Number(digits[place]) + 1) % 10);
      expect(parseReference(`1448-${digits.join('')}-C`)).toBeUndefined();
    }
  });
});

describe('the Hijri date', () => {
  it('P30 is Umm al-Qura, on the day as it is in Riyadh', () => {
    expect(hijriDateOf('2023-11-27T09:00:00.000Z')).toEqual({ year: 1445, month: 5, day: 13 });
    expect(hijriDateOf('2023-11-26T20:59:59.999Z')).toEqual({ year: 1445, month: 5, day: 12 });
    expect(hijriDateOf('2023-11-26T21:00:00.000Z')).toEqual({ year: 1445, month: 5, day: 13 });
  });

  it('P16 is an error where the calendar has no tables', () => {
    expect(() => hijriDateOf('1850-01-01T00:00:00.000Z')).toThrow(RangeError);
    expect(() => hijriDateOf('2200-01-01T00:00:00.000Z')).toThrow(RangeError);
    expect(() => hijriDateOf('soon')).toThrow(RangeError);
  });
});
