/** JSON knows no bigint: revisions and counts leave as numbers, far below where those lose digits. */
export const numbersFor = <Value>(value: Value): unknown => {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(numbersFor);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, numbersFor(member)]));
};
