import type { Instant } from '@lib/domain';
import type { Proposed, Recorded } from '@lib/event-store';
import type { Aggregate, DomainEvent } from './aggregate';
import type { CommandIdentities, CommandIdentity } from './command-identity';
import type { CommandRequest } from './command-request';
import { StaleRevision, UnknownTarget } from './failures';
import { metadataOf } from './proposing';
import type { Folded } from './remembered-streams';

/** A command on the road. */
export interface Journey {
  readonly request: CommandRequest;
  readonly identity: CommandIdentity;
  readonly aggregate: Aggregate;
  /** By performance.now(): a command that waited so long is not begun. */
  readonly giveUpAt: number;
}

export interface Seen {
  readonly folded: Folded;
  /** Undefined where the state was remembered, not read. */
  readonly history: readonly Recorded[] | undefined;
}

export interface Judgement {
  readonly at: Instant;
  readonly events: readonly DomainEvent[];
}

/** Whether there is something to judge, and the caller saw it as it is. */
export const check = ({ request, identity, aggregate }: Journey, { folded }: Seen): void => {
  const { category, id } = request.target;
  if (id !== undefined && !aggregate.exists(folded.state, request)) throw new UnknownTarget(category, id);
  if (id === undefined && folded.revision >= 0n) throw new Error(`${identity.stream} was to be new`);
  if (request.ifMatch !== undefined && request.ifMatch !== folded.revision)
    throw new StaleRevision(request.ifMatch, folded.revision);
};

/** A judgement's events, as they go into the log. */
export const proposedOf = (
  { request, identity, aggregate }: Journey,
  { at, events }: Judgement,
  identities: CommandIdentities,
): Proposed[] =>
  events.map(({ type, data }, index) => ({
    id: identities.eventId(identity, index),
    type,
    data,
    metadata: metadataOf({ type, data }, request, identity, aggregate, at),
  }));

const LONGEST_JITTER_MS = 400;

/** Long enough in the end for a rival's line on the same stream to run dry; rivals that lost together come back apart. */
export const jitter = (lost: number): Promise<void> => {
  const full = Math.min(LONGEST_JITTER_MS, 8 * 2 ** lost);
  return new Promise((resolve) => {
    setTimeout(resolve, full / 2 + (Math.random() * full) / 2);
  });
};
