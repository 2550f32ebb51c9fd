import type { ExportFilters, ExportKind } from '@lib/domain';
import { filtersOf as auditFiltersOf } from '../audit/audit-filters';
import { auditParameters } from '../audit/audit-schemas';
import { caseParameters } from '../queries/case-parameters';
import { misshapen } from '../http/problem';
import { readMembers } from '../queries/parameters';

const { cursor: _cursor, limit: _limit, ...ofCases } = caseParameters;
const ofEvents = { q: auditParameters.q };

interface Asked {
  readonly what: ExportKind;
  readonly filters?: Readonly<Record<string, unknown>>;
  readonly caseId?: string;
}

/** What may stand on record in the clear, and what somebody typed. */
export interface AskedFilters {
  readonly filters: ExportFilters;
  readonly typed: Readonly<Record<string, string>> | undefined;
}

/** The filters of a list as its own route takes them. Throws a Problem (400) with the place of each that says nothing. */
export const askedFilters = ({ what, filters: given, caseId }: Asked): AskedFilters => {
  if (what === 'evidence') return ofCase(given, caseId);
  if (caseId !== undefined) throw misshapen([{ pointer: '/caseId', code: 'unknown_field' }]);
  return ofList(what, given ?? {});
};

const ofCase = (given: Asked['filters'], caseId: string | undefined): AskedFilters => {
  if (given !== undefined) throw misshapen([{ pointer: '/filters', code: 'unknown_field' }]);
  if (caseId === undefined) throw misshapen([{ pointer: '/caseId', code: 'required' }]);
  return { filters: { caseId }, typed: undefined };
};

const ofList = (what: 'cases' | 'events', given: Readonly<Record<string, unknown>>): AskedFilters => {
  if (what === 'events') {
    const { q = '' } = readMembers(given, ofEvents, '/filters');
    return { filters: withoutGaps(auditFiltersOf(q, '/filters/q')), typed: undefined };
  }
  const { q, ...filters } = readMembers(given, ofCases, '/filters');
  return { filters: withoutGaps(filters), typed: q === undefined ? undefined : { q } };
};

const withoutGaps = (filters: object): ExportFilters =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as ExportFilters;
