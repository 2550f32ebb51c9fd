import { errors, jwtVerify, type JWTPayload } from 'jose';
import { roles as everyRole, type Instant, type Role } from '@lib/domain';
import { Problem, problem } from '../http/problem';
import type { Caller } from './caller';
import type { Issuer } from './issuer-keys';

export interface TokenRules {
  readonly issuer: Issuer;
  readonly audience: string;
  /** A dot path to the claim with the roles. */
  readonly rolesClaim: string;
  /** The log's time: a token's end is judged by it, as everything is. */
  now(): Instant;
}

const MAX_REMEMBERED = 10_000;
const MAX_TOKEN_LENGTH = 16_384;
/** How far an issuer's clock may be ahead of the log's. */
const TOLERANCE_SECONDS = 5;
/** A shared secret would let whoever checks a token also make one. */
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA'];

/** Reads bearer tokens, and remembers those that it has checked, up to a bound. */
export class TokenVerifier {
  private readonly remembered = new Map<string, Caller>();

  constructor(private readonly rules: TokenRules) {}

  /** The caller of a header that was checked before and whose token has not ended; at once, for most requests. */
  knownCallerOf(authorization: string | undefined): Caller | undefined {
    const known = authorization === undefined ? undefined : this.remembered.get(authorization);
    return known && known.endsAt > Date.parse(this.rules.now()) ? known : undefined;
  }

  /** Throws a Problem: 401, or 503 while the issuer's keys cannot be had. */
  async callerOf(authorization = ''): Promise<Caller> {
    const known = this.knownCallerOf(authorization);
    if (known) return known;
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i.exec(authorization)?.[1];
    if (token === undefined || token.length > MAX_TOKEN_LENGTH) throw unauthorised();
    const caller = await this.verify(token, Date.parse(this.rules.now()));
    this.remember(authorization, caller);
    return caller;
  }

  private async verify(token: string, now: number): Promise<Caller> {
    try {
      const { payload } = await jwtVerify(token, await this.rules.issuer.keys(), {
        issuer: this.rules.issuer.name,
        audience: this.rules.audience,
        algorithms: ALGORITHMS,
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: new Date(now),
        requiredClaims: ['sub', 'exp'],
      });
      return callerIn(payload, this.rules.rolesClaim);
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private remember(authorization: string, caller: Caller): void {
    this.remembered.delete(authorization);
    const oldest = this.remembered.size >= MAX_REMEMBERED ? this.remembered.keys().next().value : undefined;
    if (oldest !== undefined) this.remembered.delete(oldest);
    this.remembered.set(authorization, caller);
  }
}

export const unauthorised = (error = ''): Problem =>
  new Problem({
    status: 401,
    code: 'unauthorised',
    headers: { 'www-authenticate': `Bearer realm="mustafid"${error && `, error="${error}"`}` },
  });

const refusalOf = (error: unknown): unknown => {
  if (error instanceof Problem) return error;
  if (error instanceof errors.JWKSTimeout) return problem(503, 'engine_away');
  if (error instanceof errors.JOSEError) return unauthorised('invalid_token');
  // Keys that cannot be fetched, or a token that is no JSON inside: the first is the network's error, the second ours to refuse.
  return error instanceof TypeError && /fetch/i.test(error.message)
    ? problem(503, 'engine_away')
    : unauthorised('invalid_token');
};

const callerIn = (payload: JWTPayload, rolesClaim: string): Caller => {
  const { sub, client_id: clientId, azp } = payload as JWTPayload & { client_id?: unknown; azp?: unknown };
  if (sub === undefined || !/^[\x21-\x7e]{1,255}$/.test(sub)) throw unauthorised('invalid_token');
  const roles = rolesIn(payload, rolesClaim);
  return {
    actor: { id: sub, kind: sub === clientId || sub === azp ? 'service' : 'person', roles },
    roles,
    endsAt: (payload.exp ?? 0) * 1_000,
  };
};

/** Only roles that we know, and never the timers' own. */
const rolesIn = (payload: JWTPayload, path: string): readonly Role[] => {
  const claim = Object.hasOwn(payload, path)
    ? payload[path]
    : path.split('.').reduce<unknown>((found, name) => memberOf(found, name), payload);
  const words = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  return everyRole.filter((role) => role !== 'system' && words.includes(role));
};

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
