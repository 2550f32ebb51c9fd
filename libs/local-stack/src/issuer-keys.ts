import { generateKeyPairSync, randomBytes, type JsonWebKey } from 'node:crypto';
import path from 'node:path';
import { readJson, writeWhole } from './home';

export type SigningKey = JsonWebKey & { kid: string; alg: 'ES256'; use: 'sig' };

export interface IssuerKeys {
  /** Signs tokens. */
  signing: SigningKey[];
  /** Signs cookies. */
  cookies: string[];
}

/** The issuer's keys: made once, so that tokens and sessions outlive a restart. */
export const issuerKeysOf = (home: string): IssuerKeys => {
  const file = path.join(home, 'issuer-keys.json');
  const kept = readJson<IssuerKeys>(file);
  if (kept) return kept;
  const keys: IssuerKeys = { signing: [newSigningKey()], cookies: [randomBytes(32).toString('base64url')] };
  writeWhole(file, `${JSON.stringify(keys, null, 2)}\n`);
  return keys;
};

/** What others may know of a key. */
export const publicPart = ({ kty, crv, x, y, kid, alg, use }: SigningKey): SigningKey => ({
  kty,
  crv,
  x,
  y,
  kid,
  alg,
  use,
});

const newSigningKey = (): SigningKey => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = privateKey.export({ format: 'jwk' });
  return { ...jwk, kid: randomBytes(12).toString('base64url'), alg: 'ES256', use: 'sig' };
};
