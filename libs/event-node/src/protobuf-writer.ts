const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIRST_BYTES = 4_096;
const LARGEST_VARINT_BYTES = 10;
const UTF8_BYTES_A_UNIT = 3;

export const varintBytes = (value: number): number => {
  let bytes = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 128)) bytes += 1;
  return bytes;
};

/** How many bytes a length-delimited field of a small number takes. */
export const fieldBytes = (payloadBytes: number): number => 1 + varintBytes(payloadBytes) + payloadBytes;

/** Writes protobuf fields one after the other into memory that it uses again: few allocations, and one copy at the end. */
export class ProtobufWriter {
  private buffer = Buffer.allocUnsafe(FIRST_BYTES);
  private length = 0;

  /** What was written since the last time. */
  take(): Buffer {
    const taken = Buffer.from(this.buffer.subarray(0, this.length));
    this.length = 0;
    return taken;
  }

  number(field: number, value: bigint): this {
    this.reserve(1 + LARGEST_VARINT_BYTES);
    this.byte((field << 3) | VARINT);
    if (value >= 0n && value <= Number.MAX_SAFE_INTEGER) this.varint(Number(value));
    else this.largeVarint(BigInt.asUintN(64, value));
    return this;
  }

  /** The beginning of a nested message of that length. */
  begin(field: number, payloadBytes: number): this {
    this.reserve(1 + LARGEST_VARINT_BYTES);
    this.byte((field << 3) | LENGTH_DELIMITED);
    this.varint(payloadBytes);
    return this;
  }

  text(field: number, value: string, bytes = Buffer.byteLength(value)): this {
    this.begin(field, bytes);
    this.reserve(value.length * UTF8_BYTES_A_UNIT);
    this.length += this.buffer.write(value, this.length, 'utf8');
    return this;
  }

  bytes(field: number, value: Buffer): this {
    return this.begin(field, value.length).raw(value);
  }

  raw(value: Buffer): this {
    this.reserve(value.length);
    this.length += value.copy(this.buffer, this.length);
    return this;
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + bytes));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }

  private byte(value: number): void {
    this.buffer[this.length] = value;
    this.length += 1;
  }

  private varint(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest % 128) | 0x80);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  private largeVarint(value: bigint): void {
    let rest = value;
    while (rest > 0x7fn) {
      this.byte(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.byte(Number(rest));
  }
}
