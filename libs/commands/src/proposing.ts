import { systemActor, type Instant } from '@lib/domain';
import type { EventMetadata } from '@lib/event-store';
import type { Aggregate, DomainEvent } from './aggregate';
import type { CommandIdentity } from './command-identity';
import type { CommandRequest } from './command-request';

/** Who and why, beside what happened. A due step is the system's, brought to light by the command. */
export const metadataOf = (
  event: DomainEvent,
  request: CommandRequest,
  { commandId, commandHash }: CommandIdentity,
  aggregate: Aggregate,
  recordedAt: Instant,
): EventMetadata => {
  const due = aggregate.isDueStep(event);
  return {
    actor: due ? systemActor : request.actor,
    ...(due || request.onBehalfOf === undefined ? {} : { onBehalfOf: request.onBehalfOf }),
    commandId,
    commandHash,
    $correlationId: request.correlationId,
    $causationId: due ? commandId : (request.causationId ?? commandId),
    clauses: aggregate.clausesOf(event, request),
    recordedAt,
  };
};
