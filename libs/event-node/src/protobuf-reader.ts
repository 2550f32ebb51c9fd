const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;
const LONGEST_VARINT_BYTES = 10;

/** Reads protobuf fields one after the other, without a copy. Throws a RangeError where the bytes are no message. */
export class ProtobufReader {
  /** The number of the field that `next` has come to. */
  field = 0;
  private wire = 0;
  private at = 0;

  constructor(private readonly buffer: Buffer) {}

  /** Moves on to the next field, which is then taken or skipped; false at the end. */
  next(): boolean {
    if (this.at >= this.buffer.length) return false;
    const tag = this.small();
    this.field = tag >>> 3;
    this.wire = tag & 7;
    return true;
  }

  bytes(): Buffer {
    this.expect(LENGTH_DELIMITED);
    const end = this.small() + this.at;
    if (end > this.buffer.length) throw new RangeError('a field is cut off');
    const taken = this.buffer.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  text(): string {
    this.expect(LENGTH_DELIMITED);
    const end = this.small() + this.at;
    if (end > this.buffer.length) throw new RangeError('a field is cut off');
    const taken = this.buffer.toString('utf8', this.at, end);
    this.at = end;
    return taken;
  }

  /** As an unsigned number of 64 bits. */
  number(): bigint {
    this.expect(VARINT);
    return this.varint();
  }

  skip(): void {
    switch (this.wire) {
      case VARINT:
        this.varint();
        return;
      case FIXED_64:
        this.at += 8;
        return;
      case LENGTH_DELIMITED:
        this.bytes();
        return;
      case FIXED_32:
        this.at += 4;
        return;
      default:
        throw new RangeError(`unknown wire type ${this.wire}`);
    }
  }

  private expect(wire: number): void {
    if (this.wire !== wire) throw new RangeError(`field ${this.field} has wire type ${this.wire}`);
  }

  /** A tag or a length. */
  private small(): number {
    const first = this.buffer.readUInt8(this.at);
    if (first > 0x7f) return Number(this.varint());
    this.at += 1;
    return first;
  }

  private varint(): bigint {
    let low = 0;
    let scale = 1;
    for (let read = 1; read <= LONGEST_VARINT_BYTES; read += 1) {
      const byte = this.buffer.readUInt8(this.at);
      // Past 49 bits plain numbers are no longer exact.
      if (read > 7) return BigInt(low) + this.largeVarint(read);
      this.at += 1;
      low += (byte & 0x7f) * scale;
      if (byte < 0x80) return BigInt(low);
      scale *= 128;
    }
    throw new RangeError('a number is too long');
  }

  private largeVarint(first: number): bigint {
    let value = 0n;
    for (let read = first; read <= LONGEST_VARINT_BYTES; read += 1) {
      const byte = this.buffer.readUInt8(this.at);
      this.at += 1;
      value |= BigInt(byte & 0x7f) << BigInt(7 * (read - 1));
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new RangeError('a number is too long');
  }
}
