import fc from 'fast-check';
import { marksIn, normalIdentity, normalPhone } from './identity-marks';

const digitsOf = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
/** The same number, otherwise written. */
const written = (text: string) =>
  fc
    .array(fc.tuple(fc.constantFrom('latin', 'arabic', 'persian'), fc.constantFrom('', ' ', '-')), {
      minLength: text.length,
      maxLength: text.length,
    })
    .map((ways) =>
      [...text]
        .map((character, index) => {
          const [script, gap] = ways[index]!;
          const base = script === 'arabic' ? 0x660 : script === 'persian' ? 0x6f0 : 0x30;
          return (/\d/.test(character) ? String.fromCharCode(base + Number(character)) : character) + gap;
        })
        .join(''),
    );

describe('Marks by which a person is known again', () => {
  test('P1: a Saudi mobile is one number in whichever digits, gaps and prefix it is written', () => {
    const forms = digitsOf(8).chain((rest) =>
      fc
        .constantFrom('+966', '00966', '966', '0', '')
        .chain((prefix) => written(`${prefix}5${rest}`))
        .map((text) => ({ text, expected: `9665${rest}` })),
    );
    fc.assert(fc.property(forms, ({ text, expected }) => normalPhone(text) === expected));
  });

  test('P1: an identity number is one in whichever digits and gaps it is written, and another stays another', () => {
    const forms = digitsOf(10).chain((number) => fc.tuple(fc.constant(number), written(number)));
    fc.assert(fc.property(forms, ([number, text]) => normalIdentity(text) === number));
    fc.assert(
      fc.property(digitsOf(10), digitsOf(10), (a, b) => (normalIdentity(a) === normalIdentity(b)) === (a === b)),
    );
  });

  test('P1: what has its form keeps it', () => {
    const keeps = (normal: (text: string) => string | undefined, text: string): boolean => {
      const once = normal(text);
      return once === undefined || normal(once) === once;
    };
    const numberLike = fc.array(fc.constantFrom(...'00159966+ ٠٥'), { maxLength: 18 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string(), numberLike), (text) => keeps(normalPhone, text) && keeps(normalIdentity, text)),
    );
  });

  test('P1: a passport is compared without case and signs; a word is no number', () => {
    expect(normalIdentity(' ab-12 34567')).toBe('AB1234567');
    expect([normalIdentity('لا يوجد'), normalPhone('none'), normalIdentity('')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('P1: marks are read from the known fields alone, each once', () => {
    expect(
      marksIn({
        national_id: { value: '1012345678' },
        iqama: '١٠١٢٣٤٥٦٧٨',
        phones: ['0501234567', '+966501234567'],
        name: '123456',
      }),
    ).toEqual([
      { of: 'identity', normal: '1012345678' },
      { of: 'phone', normal: '966501234567' },
    ]);
  });

  test.each([
    ['00 00 966 50 123 4567', '966501234567'],
    ['9660501234567', '966501234567'],
    ['011 465 0000', '966114650000'],
    ['0181234567', '0181234567'],
    ['05012345678', '05012345678'],
    ['0201501234567', '0201501234567'],
    ['021146500001', '021146500001'],
    ['+1 966 555 0100', '19665550100'],
    ['1234567', '1234567'],
    ['123456', undefined],
    ['123456789012345', '123456789012345'],
    ['1234567890123456', undefined],
  ])('P1: the telephone number %s is compared as %s', (text, expected) => {
    expect(normalPhone(text)).toBe(expected);
  });

  test.each([
    ['A1234', 'A1234'],
    ['A123', undefined],
    ['A'.repeat(19) + '1', 'A'.repeat(19) + '1'],
    ['A'.repeat(20) + '1', undefined],
    ['PASSPORT', undefined],
  ])('P1: the identity number %s is compared as %s', (text, expected) => {
    expect(normalIdentity(text)).toBe(expected);
  });

  test('P1: numbers, lists and values beside their validity are read; what is none leaves no mark', () => {
    const found = marksIn({
      iqama: 2_098_765_432,
      passport: [{ value: 'K1234567', validUntil: '2030-01-01' }, null, { text: 'L7654321' }, 'word'],
      border_number: { value: null },
      phone: '0501234567',
    });
    expect(found.map(({ normal }) => normal)).toEqual(['2098765432', 'K1234567', '966501234567']);
  });

  test('P1: at most twenty marks are kept of one person', () => {
    const numbers = Array.from({ length: 25 }, (_, index) => `10000000${10 + index}`);
    expect(marksIn({ national_id: numbers }).map(({ normal }) => normal)).toEqual(numbers.slice(0, 20));
  });
});
