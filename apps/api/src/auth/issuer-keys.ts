import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { away } from '../http/problem';

/** Whose tokens are taken, and the keys that they are signed with. */
export interface Issuer {
  readonly name: string;
  keys(): Promise<JWTVerifyGetKey>;
}

const TIMEOUT_MS = 5_000;

/** The issuer of this very process: its keys are handed over, the process never calls itself. */
export const ownIssuer = (name: string, keysOf: () => JSONWebKeySet | Promise<JSONWebKeySet>): Issuer => {
  let known: Promise<JWTVerifyGetKey> | undefined;
  return {
    name,
    keys: () => (known ??= Promise.resolve(keysOf()).then((keys) => createLocalJWKSet(keys))),
  };
};

/** An issuer elsewhere, found by discovery with the first token; asked again after a failure. */
export const foreignIssuer = (name: string): Issuer => {
  let known: Promise<JWTVerifyGetKey> | undefined;
  return {
    name,
    keys: async () => {
      known ??= discover(name);
      return known.catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    },
  };
};

/** Throws a Problem (503) while the issuer cannot be asked. */
const discover = async (name: string): Promise<JWTVerifyGetKey> => {
  const url = `${name.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { issuer, jwks_uri: keysUrl } = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (issuer !== name || typeof keysUrl !== 'string') throw new Error(`${url} is the page of another issuer.`);
    return createRemoteJWKSet(new URL(keysUrl), { timeoutDuration: TIMEOUT_MS });
  } catch (error) {
    throw Object.assign(away('engine_away', 5), { cause: error });
  }
};
