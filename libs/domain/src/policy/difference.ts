import type { PolicyVersion } from './document';

/** One place in which two versions differ, by the clause that it serves; `before` or `after` is absent where there is none. */
export type PolicyDifference = { clause: string; pointer: string; before?: unknown; after?: unknown };

/** The clause that a member of a version serves; a window names its own. */
const clauseOf: Readonly<Record<string, string>> = {
  basis: 'P30',
  clauses: 'P30',
  gates: 'P25',
  reviewWindow: 'P27',
  warnAfterShare: 'P27',
  registrationFrom: 'P28',
  requirements: 'P28',
  receivedAtMostBack: 'P21',
  warning: 'P20',
  reminders: 'P20',
  notifications: 'P5',
  form: 'P18',
  formFields: 'P18',
  documents: 'P18',
  attachmentKinds: 'P16',
  decision: 'P26',
  reasons: 'P26',
  segments: 'P4',
  support: 'P32',
  urgency: 'P4',
  topics: 'P22',
  confirmationWait: 'P29',
  objectionWithin: 'P2',
  followUps: 'P5',
  findings: 'P5',
  survey: 'P13',
  departments: 'P35',
  retention: 'P1',
};
const clauseOfText: Readonly<Record<string, string>> = { attestation: 'P23', notice: 'P24' };

/** What every version has its own of. */
const own: ReadonlySet<string> = new Set(['policyId', 'version', 'use', 'effectiveFrom']);

/** P3: what would change, clause by clause, down to the single value; none where two versions say the same. */
export const differencesBetween = (before: PolicyVersion, after: PolicyVersion): readonly PolicyDifference[] => {
  const found: PolicyDifference[] = [];
  const walk = (one: unknown, other: unknown, path: readonly string[]): void => {
    if (same(one, other)) return;
    if (isRecord(one) && isRecord(other)) {
      for (const name of new Set([...Object.keys(one), ...Object.keys(other)]))
        walk(one[name], other[name], [...path, name]);
      return;
    }
    found.push({
      clause: clauseAt(path, before),
      pointer: `/${path.join('/')}`,
      ...(one === undefined ? {} : { before: one }),
      ...(other === undefined ? {} : { after: other }),
    });
  };
  for (const name of Object.keys(after))
    if (!own.has(name)) walk(before[name as keyof PolicyVersion], after[name as keyof PolicyVersion], [name]);
  return found.sort((one, other) => Number(one.clause.slice(1)) - Number(other.clause.slice(1)));
};

const clauseAt = ([member = '', name = '']: readonly string[], { windows }: PolicyVersion): string => {
  if (member === 'windows') return windows[name as keyof PolicyVersion['windows']]?.clause ?? 'P3';
  if (member === 'texts') return clauseOfText[name] ?? 'P26';
  return clauseOf[member] ?? 'P3';
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Plain JSON on both sides; the order of members says nothing. */
const same = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = Object.keys({ ...one, ...other });
  return names.every((name) => same(one[name], other[name]));
};
