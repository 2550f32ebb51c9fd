/** A cursor that this service did not make, or that belongs to another order of the list. */
export class CursorUnknown extends Error {}

/** The place after which a page goes on; `order` is the list's own name for how it is sorted. */
export interface Cursor {
  readonly order: string;
  readonly at: string;
  readonly id: string;
}

/** As rows hold instants; the database reads no other that a caller may make up. */
const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export const encodeCursor = ({ order, at, id }: Cursor): string =>
  Buffer.from(JSON.stringify([order, at, id])).toString('base64url');

/** Throws CursorUnknown. */
export const decodeCursor = (cursor: string, order: string): Cursor => {
  const parts = parsed(cursor);
  if (!Array.isArray(parts) || parts.length !== 3) throw new CursorUnknown();
  const [made, at, id] = parts as unknown[];
  const isInstant = typeof at === 'string' && form.test(at) && !Number.isNaN(Date.parse(at));
  if (made !== order || !isInstant || typeof id !== 'string' || id.includes('\0')) throw new CursorUnknown();
  return { order, at, id };
};

const parsed = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new CursorUnknown();
  }
};
