import { riyadhDay } from '../frame/dates';
import { figure } from '../frame/figures';

/** What an export was asked with, as the service keeps it. */
export type KeptFilters = Readonly<Record<string, string | number | readonly string[]>>;

const QUALIFIERS = {
  types: 'type',
  clauses: 'clause',
  roles: 'role',
  actors: 'actor',
  caseId: 'case',
  reference: 'reference',
  policyId: 'policy',
  policyVersion: 'version',
} as const;

/** The search of the audit that asks for the same entries. */
export const searchOf = (filters: KeptFilters): string => {
  const terms = Object.entries(QUALIFIERS).flatMap(([name, qualifier]) =>
    [filters[name] ?? []].flat().map((value) => `${qualifier}:${value}`),
  );
  const { since, before } = filters as { since?: string; before?: string };
  if (since !== undefined) terms.push(`since:${riyadhDay(since)}`);
  // Kept as the beginning of the day after; asked for as the last day.
  if (before !== undefined) terms.push(`until:${riyadhDay(new Date(Date.parse(before) - 1).toISOString())}`);
  return terms.join(' ');
};

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the largest unit that it fills. */
export const sizeWord = (bytes: number, language: 'ar' | 'en'): string => {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1);
  return figure(bytes / 1_000 ** step, language, {
    style: 'unit',
    unit: UNITS[step]!,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });
};
