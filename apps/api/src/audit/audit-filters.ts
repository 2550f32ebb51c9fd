import type { AuditFilters } from '@lib/read-models';
import { misshapen } from '../http/problem';
import { parseAuditQuery } from './audit-query';

/** Throws a Problem (400) that names each place of the search that says nothing, and what may stand there instead. */
export const filtersOf = (q: string, pointer = '/q'): AuditFilters => {
  const parsed = parseAuditQuery(q);
  if ('filters' in parsed) return parsed.filters;
  throw misshapen(parsed.faults.map(({ code, ...details }) => ({ pointer, code, details })));
};
