const letters = 'ABCDEFGHJKLMNPQRSTVWXYZ'; // 23, without I, O and U: what is heard on the phone is what was said
const form = /^(\d{4})-(\d{6,})-([A-Z])$/;

const letterFor = (digits: string): string => letters[Number(BigInt(digits) % 23n)]!;

/** P16: `1448-000123-C`. The check letter is all digits, as one number, modulo 23. */
export const formatReference = (hijriYear: number, number: number): string => {
  const digits = String(number).padStart(6, '0');
  return `${hijriYear}-${digits}-${letterFor(`${hijriYear}${digits}`)}`;
};

/** The parts of a reference whose check letter is right, else undefined. */
export const parseReference = (text: string): { hijriYear: number; number: number } | undefined => {
  const match = form.exec(text.trim().toUpperCase());
  if (!match) return undefined;
  const [, year, digits, letter] = match as unknown as [string, string, string, string];
  if (letterFor(`${year}${digits}`) !== letter) return undefined;
  return { hijriYear: Number(year), number: Number(digits) };
};
