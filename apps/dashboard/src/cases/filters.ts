import { words } from '@lib/client';

/** What the list can be narrowed by, and where the words for its values stand in the glossary. */
export const filters = [
  { name: 'stage', list: 'stage' },
  { name: 'clockState', list: 'clockState' },
  { name: 'clock', list: 'clock' },
  { name: 'role', list: 'role' },
  { name: 'loop', list: 'loop' },
  { name: 'segment', list: 'segment' },
  { name: 'support', list: 'support' },
  { name: 'channel', list: 'channel' },
  { name: 'urgency', list: 'urgency' },
  { name: 'kind', list: 'beneficiaryKind' },
] as const;

export type FilterName = (typeof filters)[number]['name'];

/** These come in an address only, from a link of another page. */
const fromLinks = ['due', 'dueFrom', 'reference', 'beneficiary'] as const;

export type Asked = Readonly<
  Partial<Record<FilterName | (typeof fromLinks)[number] | 'q' | 'order' | 'cursor' | 'policy', string>>
>;

/** The codes of a list, as the glossary knows them: those of the first policy version, and the closed lists. */
export const codesOf = (list: string): readonly string[] =>
  Object.keys(words).flatMap((key) => {
    const code = key.slice(list.length + 1);
    return key.startsWith(`${list}.`) && !code.includes('.') ? [code] : [];
  });

/** What narrows the list now, in the order in which it is shown. */
export const inForce = (asked: Asked): readonly { name: FilterName | (typeof fromLinks)[number]; value: string }[] =>
  [...filters.map(({ name }) => name), ...fromLinks].flatMap((name) => {
    const value = asked[name];
    return value === undefined ? [] : [{ name, value }];
  });
