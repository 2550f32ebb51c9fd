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
});
