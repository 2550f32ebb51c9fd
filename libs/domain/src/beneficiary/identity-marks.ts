/** The fields under `personal` by which a person may be known again, and what kind of mark each is. */
export const identityFields = {
  national_id: 'identity',
  iqama: 'identity',
  passport: 'identity',
  border_number: 'identity',
  phone: 'phone',
  phones: 'phone',
} as const;
export const markKinds = ['identity', 'phone'] as const;
export type MarkKind = (typeof markKinds)[number];

/** What the handler writes beside the sealed data: whose mark, of what kind, and its keyed hash; never the number. */
export type IdentityHash = { subject: string; of: MarkKind; hash: string };

/** Arabic-Indic and Persian digits as Latin ones. */
const latin = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** A number in the one form in which it is compared: letters large, without spaces and signs. Undefined for what is none. */
export const normalIdentity = (text: string): string | undefined => {
  const normal = latin(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  return normal.length >= 5 && normal.length <= 20 && /\d/.test(normal) ? normal : undefined;
};

/** A telephone number with its country, without signs: +966, 00966, 966, 05 and 5 of a Saudi number are one. */
export const normalPhone = (text: string): string | undefined => {
  const digits = latin(text.normalize('NFKC'))
    .replace(/\D/g, '')
    .replace(/^(00)+/, '');
  const national = digits.replace(/^966/, '').replace(/^0/, '');
  if (/^5\d{8}$/.test(national) || /^1[1-7]\d{7}$/.test(national)) return `966${national}`;
  return digits.length >= 7 && digits.length <= 15 ? digits : undefined;
};

/** The marks in a person's data, each once, in the form in which they are compared. A value is a text, a number, a list of them, or `{ value }`. */
export const marksIn = (data: Readonly<Record<string, unknown>>): { of: MarkKind; normal: string }[] => {
  const found = Object.entries(identityFields).flatMap(([field, of]) =>
    textsIn(data[field]).flatMap((text) => {
      const normal = of === 'phone' ? normalPhone(text) : normalIdentity(text);
      return normal === undefined ? [] : [{ of, normal }];
    }),
  );
  return [...new Map(found.map((mark) => [`${mark.of} ${mark.normal}`, mark])).values()].slice(0, MOST_MARKS);
};
const MOST_MARKS = 20;

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null && 'value' in value ? textsIn(value.value) : [];
};
