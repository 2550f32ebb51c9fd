import type { Actor, Category, ClockName, Instant } from '@lib/domain';

/** A command on its way: shape is checked, role too; everything else is the road's. */
export interface CommandRequest {
  readonly type: string;
  /** Without an id the command begins a stream, whose id comes from the command's. */
  readonly target: { readonly category: Category; readonly id: string | undefined };
  readonly data: { readonly [key: string]: unknown };
  readonly actor: Actor;
  /** An opaque id of the person on whose behalf the actor says this. */
  readonly onBehalfOf?: string;
  readonly idempotencyKey?: string;
  /** The revision that the caller has seen: one try, no other. */
  readonly ifMatch?: bigint;
  readonly correlationId: string;
  readonly causationId?: string;
}

export interface CommandAnswer {
  readonly id: string;
  readonly revision: bigint;
  readonly position: bigint;
  /** Steps that fell due stand first. Empty: nothing was left to do. */
  readonly events: readonly { readonly type: string; readonly revision: bigint }[];
  readonly dataHash?: string;
  /** Of PassTimelineStep: the next instant at which something falls due. */
  readonly next?: Instant | null;
  /** And the clock by which it does. */
  readonly nextClock?: ClockName | null;
  /** The stream folded up to this answer, for whoever shows more of it; none with what was recorded before. */
  readonly state?: unknown;
  /** The command had been recorded before, and this is its answer. */
  readonly replayed: boolean;
}
