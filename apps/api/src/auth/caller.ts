import type { Actor, Role } from '@lib/domain';

/** Who sent a request, as its token says. */
export interface Caller {
  readonly actor: Actor;
  readonly roles: readonly Role[];
  /** When the token ends, in milliseconds since 1970. */
  readonly endsAt: number;
}
