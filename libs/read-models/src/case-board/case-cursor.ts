/** A cursor that this service did not make, or that belongs to another order of the list. */
export class CursorUnknown extends Error {}

export interface CaseCursor {
  readonly order: 'newest' | 'due';
  readonly at: string;
  readonly caseId: string;
}

/** As rows hold instants; the database reads no other that a caller may make up. */
const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export const encodeCursor = ({ order, at, caseId }: CaseCursor): string =>
  Buffer.from(JSON.stringify([order, at, caseId])).toString('base64url');

/** Throws CursorUnknown. */
export const decodeCursor = (cursor: string, order: CaseCursor['order']): CaseCursor => {
  const parts = parsed(cursor);
  if (!Array.isArray(parts) || parts.length !== 3) throw new CursorUnknown();
  const [made, at, caseId] = parts as unknown[];
  const isInstant = typeof at === 'string' && form.test(at) && !Number.isNaN(Date.parse(at));
  if (made !== order || !isInstant || typeof caseId !== 'string' || caseId.includes('\0')) throw new CursorUnknown();
  return { order, at, caseId };
};

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new CursorUnknown();
  }
};
