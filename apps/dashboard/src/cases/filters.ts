import { words } from '@lib/client';

/** Whose turn it can be. */
const TURNS = [
  'officer',
  'researcher',
  'committee',
  'provider',
  'applicant',
  'beneficiary',
  'third_party',
  'nobody',
] as const;

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

/** These are not chosen from a list of codes: dates, numbers, ids and what a figure of another page leads to. */
const open = [
  'open',
  'toBeTold',
  'answered',
  'answeredFrom',
  'answeredTo',
  'due',
  'dueFrom',
  'reference',
  'beneficiary',
  'assignee',
] as const;

export type FilterName = (typeof filters)[number]['name'] | (typeof open)[number];

export type Asked = Readonly<Partial<Record<FilterName | 'q' | 'order' | 'cursor' | 'policy', string>>>;

/** The codes of a list, as the glossary knows them: those of the first policy version, and the closed lists. */
export const codesOf = (list: string): readonly string[] =>
  list === 'role'
    ? TURNS
    : Object.keys(words).flatMap((key) => {
        const code = key.slice(list.length + 1);
        return key.startsWith(`${list}.`) && !code.includes('.') ? [code] : [];
      });

export interface InForce {
  readonly name: FilterName;
  readonly value: string;
}

/** What narrows the list now, in the order in which it is shown. */
export const inForce = (asked: Asked): readonly InForce[] =>
  [...filters.map(({ name }) => name), ...open].flatMap((name) => {
    const value = asked[name];
    return value === undefined ? [] : [{ name, value }];
  });
