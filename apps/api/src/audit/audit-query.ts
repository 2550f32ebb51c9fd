import {
  caseEventTypes,
  clauses,
  decidedEventTypes,
  policyEventTypes,
  registerEventTypes,
  roles,
  type Role,
} from '@lib/domain';
import type { AuditFilters } from '@lib/read-models';
import { isIdentifier } from '../shape/fields';
import { nearestOf } from './nearest';
import { riyadhDayOf, startOfDay, startOfNextDay } from './riyadh-days';

export const auditTypes: readonly string[] = [
  ...new Set([...caseEventTypes, ...decidedEventTypes, ...policyEventTypes, ...registerEventTypes]),
].toSorted();

const clauseIds = clauses.map(({ id }) => id);

/** What may stand before a colon; those that take any of several may be said again. */
export const qualifiers = [
  'type',
  'clause',
  'actor',
  'role',
  'reference',
  'case',
  'policy',
  'version',
  'since',
  'until',
] as const;
export type Qualifier = (typeof qualifiers)[number];
const anyOf: ReadonlySet<Qualifier> = new Set(['type', 'clause', 'actor', 'role']);

/** What is wrong at one place of a search; `from` and `to` count characters, `nearest` is what may stand there instead. */
export interface QueryFault {
  readonly code:
    | 'qualifier_unknown'
    | 'qualifier_missing'
    | 'qualifier_value_unknown'
    | 'qualifier_repeated'
    | 'qualifier_days_backwards'
    | 'not_an_identifier';
  readonly found: string;
  readonly from: number;
  readonly to: number;
  readonly nearest?: string;
  readonly allowed?: readonly string[];
  readonly max?: number;
}

export type ParsedQuery =
  | { readonly filters: AuditFilters; readonly faults: readonly [] }
  | { readonly faults: readonly QueryFault[] };

interface Term {
  readonly qualifier: Qualifier;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** `type:CommitteeDecided clause:P27 since:1447-01-01`: what to look for, or each place that says nothing. Pure. */
export const parseAuditQuery = (text: string): ParsedQuery => {
  const faults: QueryFault[] = [];
  const terms: Term[] = [];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const read = termOf(word, index);
    if ('code' in read) faults.push(read);
    else if (!anyOf.has(read.qualifier) && terms.some(({ qualifier }) => qualifier === read.qualifier))
      faults.push({ code: 'qualifier_repeated', found: read.qualifier, from: index, to: index + word.length });
    else terms.push(read);
  }
  const all = (qualifier: Qualifier): string[] =>
    terms.filter((term) => term.qualifier === qualifier).map(({ value }) => value);
  const since = all('since')[0];
  const until = terms.find(({ qualifier }) => qualifier === 'until');
  if (since !== undefined && until && until.value < since)
    faults.push({
      code: 'qualifier_days_backwards',
      found: text.slice(until.from, until.to),
      from: until.from,
      to: until.to,
      nearest: since,
    });
  return faults.length > 0 ? { faults } : { filters: filtersOf(all), faults: [] };
};

const filtersOf = (all: (qualifier: Qualifier) => readonly string[]): AuditFilters => {
  const some = <Word extends string>(qualifier: Qualifier): { list?: readonly Word[] } =>
    all(qualifier).length > 0 ? { list: all(qualifier) as readonly Word[] } : {};
  const [version, since, until] = [all('version')[0], all('since')[0], all('until')[0]];
  return {
    types: some('type').list,
    clauses: some('clause').list,
    actors: some('actor').list,
    roles: some<Role>('role').list,
    caseId: all('case')[0],
    reference: all('reference')[0],
    policyId: all('policy')[0],
    policyVersion: version === undefined ? undefined : Number(version),
    since: since === undefined ? undefined : startOfDay(since),
    before: until === undefined ? undefined : startOfNextDay(until),
  };
};

const termOf = (word: string, from: number): Term | QueryFault => {
  const colon = word.indexOf(':');
  const to = from + word.length;
  if (colon < 0) return { code: 'qualifier_missing', found: word, from, to, ...meantBy(word) };
  const name = word.slice(0, colon);
  const qualifier = qualifiers.find((each) => each === name.toLowerCase());
  if (!qualifier) {
    const nearest = nearestOf(name, qualifiers);
    return { code: 'qualifier_unknown', found: name, from, to: from + colon, nearest, allowed: qualifiers };
  }
  const given = word.slice(colon + 1);
  const read = readers[qualifier](given);
  if (read.value !== undefined) return { qualifier, value: read.value, from: from + colon + 1, to };
  // A value that is not there yet has no place of its own: its qualifier is what stands alone.
  const place = given === '' ? from : from + colon + 1;
  const code = read.instead.max === undefined ? 'qualifier_value_unknown' : 'not_an_identifier';
  return { code, found: given, from: place, to, ...read.instead };
};

/** What somebody may have meant who left the qualifier out. */
const meantBy = (word: string): { nearest?: string; allowed: readonly string[] } => {
  const qualifier = (['clause', 'type', 'role', 'since', 'reference'] as const).find(
    (each) => readers[each](word).value !== undefined && (each !== 'reference' || /^\d/.test(word)),
  );
  const nearest = qualifier ? `${qualifier}:${readers[qualifier](word).value}` : `${nearestOf(word, qualifiers)}:`;
  return { nearest, allowed: qualifiers };
};

type Read =
  | { readonly value: string; readonly instead?: undefined }
  | { readonly value?: undefined; readonly instead: Pick<QueryFault, 'nearest' | 'allowed' | 'max'> };

const among =
  (words: readonly string[]) =>
  (given: string): Read => {
    const value = words.find((word) => word.toLowerCase() === given.toLowerCase());
    return value === undefined ? { instead: { nearest: nearestOf(given, words), allowed: words } } : { value };
  };

const LONGEST_IDENTIFIER = 128;

const identifier = (given: string): Read =>
  isIdentifier(given) === undefined ? { value: given } : { instead: { max: LONGEST_IDENTIFIER } };

const clause = (given: string): Read => among(clauseIds)(/^\d/.test(given) ? `P${given}` : given);

const version = (given: string): Read =>
  /^[1-9]\d{0,5}$/.test(given) ? { value: given } : { instead: { nearest: '1' } };

const day = (given: string): Read => {
  const { day: value, nearest } = riyadhDayOf(given);
  return value === undefined
    ? { instead: { nearest: nearest ?? '1447-01-01', allowed: ['1447-01-01', '2026-03-01'] } }
    : { value };
};

const readers: Readonly<Record<Qualifier, (given: string) => Read>> = {
  type: among(auditTypes),
  clause,
  actor: identifier,
  role: among(roles),
  reference: (given) => identifier(given.toUpperCase().startsWith('1') ? given.toUpperCase() : given),
  case: identifier,
  policy: identifier,
  version,
  since: day,
  until: day,
};
