/** Postgres arrays in their binary form: pg sends a Buffer parameter as it is, so bytes are not turned into text first. */

const HEADER_BYTES = 20;
const LENGTH_BYTES = 4;

const OID = { bool: 16, bytea: 17, int8: 20, text: 25, uuid: 2950 } as const;

const arrayOf = (oid: number, count: number, itemsBytes: number): { buffer: Buffer; start: number } => {
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + itemsBytes);
  buffer.writeInt32BE(1, 0); // dimensions
  buffer.writeInt32BE(0, 4); // no nulls
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(count, 12);
  buffer.writeInt32BE(1, 16); // lower bound
  return { buffer, start: HEADER_BYTES };
};

const fixedWidth = <T>(
  oid: number,
  width: number,
  items: readonly T[],
  write: (buffer: Buffer, item: T, at: number) => void,
): Buffer => {
  const { buffer, start } = arrayOf(oid, items.length, items.length * (LENGTH_BYTES + width));
  let at = start;
  for (const item of items) {
    buffer.writeInt32BE(width, at);
    write(buffer, item, at + LENGTH_BYTES);
    at += LENGTH_BYTES + width;
  }
  return buffer;
};

export const int8Array = (items: readonly bigint[]): Buffer =>
  fixedWidth(OID.int8, 8, items, (buffer, item, at) => buffer.writeBigInt64BE(item, at));

export const boolArray = (items: readonly boolean[]): Buffer =>
  fixedWidth(OID.bool, 1, items, (buffer, item, at) => buffer.writeUInt8(item ? 1 : 0, at));

export const uuidArray = (items: readonly string[]): Buffer =>
  fixedWidth(OID.uuid, 16, items, (buffer, item, at) => buffer.write(item.replaceAll('-', ''), at, 16, 'hex'));

const variableWidth = (oid: number, items: readonly Buffer[]): Buffer => {
  const bytes = items.reduce((sum, item) => sum + LENGTH_BYTES + item.length, 0);
  const { buffer, start } = arrayOf(oid, items.length, bytes);
  let at = start;
  for (const item of items) {
    buffer.writeInt32BE(item.length, at);
    item.copy(buffer, at + LENGTH_BYTES);
    at += LENGTH_BYTES + item.length;
  }
  return buffer;
};

export const byteaArray = (items: readonly Buffer[]): Buffer => variableWidth(OID.bytea, items);

export const textArray = (items: readonly string[]): Buffer =>
  variableWidth(
    OID.text,
    items.map((item) => Buffer.from(item, 'utf8')),
  );
