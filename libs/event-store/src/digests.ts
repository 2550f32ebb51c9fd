import { createHash, createHmac, hash, randomUUID } from 'node:crypto';

export const sha256Hex = (...parts: (string | Uint8Array)[]): string => {
  const whole = createHash('sha256');
  for (const part of parts) whole.update(part);
  return whole.digest('hex');
};

export const hmac = (secret: string | Uint8Array, text: string): Buffer =>
  createHmac('sha256', secret).update(text).digest();

export const hmacHex = (secret: string | Uint8Array, text: string): string => hmac(secret, text).toString('hex');

/** A name-based UUID (RFC 9562, version 5). `namespace` is a UUID. */
export const uuidV5 = (namespace: string, name: string): string => {
  const named = Buffer.concat([Buffer.from(namespace.replaceAll('-', ''), 'hex'), Buffer.from(name)]);
  return asUuid(hash('sha1', named, 'buffer'), 0x50);
};

/** The first 16 bytes as a UUID of the free form (version 8). */
export const uuidOfBytes = (bytes: Uint8Array): string => asUuid(bytes, 0x80);

/** Node keeps some in store, so that not each costs a call for random bytes. */
export const randomUuid = (): string => randomUUID();

const asUuid = (bytes: Uint8Array, version: number): string => {
  const own = Buffer.from(bytes.subarray(0, 16));
  own[6] = (own.readUInt8(6) & 0x0f) | version;
  own[8] = (own.readUInt8(8) & 0x3f) | 0x80;
  const hex = own.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
