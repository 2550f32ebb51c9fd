import { seesOutcome, type Role } from '@lib/domain';
import { markOfProvider } from './marks';

/** Who looks; what one may not see is as if it were not there. */
export interface Viewer {
  readonly id: string;
  readonly roles: readonly Role[];
}

const SEE_ALL: ReadonlySet<Role> = new Set(['supervisor', 'auditor', 'officer', 'researcher', 'importer']);
const SEE_COUNTERS: ReadonlySet<Role> = new Set(['board', 'privacy']);

export const seesAll = ({ roles }: Viewer): boolean => roles.some((role) => SEE_ALL.has(role));

export const seesCounters = (viewer: Viewer): boolean =>
  seesAll(viewer) || viewer.roles.some((role) => SEE_COUNTERS.has(role));

/** True for whom a decided case is still under review. */
export const isKeptFrom = ({ roles }: Viewer): boolean => !seesOutcome(roles);

/** Collects the values of a statement as its conditions are written. */
export class Values {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** The rows that this viewer may know of, as a condition. */
export const visibleTo = (viewer: Viewer, values: Values): string => {
  if (seesAll(viewer)) return 'true';
  const ways: string[] = [];
  if (viewer.roles.includes('committee')) ways.push('referred');
  if (viewer.roles.includes('intake')) ways.push(`submitted_by = ${values.add(viewer.id)}`);
  if (viewer.roles.includes('provider')) ways.push(`marks @> array[${values.add(markOfProvider(viewer.id))}]::text[]`);
  return ways.length > 0 ? `(${ways.join(' or ')})` : 'false';
};
