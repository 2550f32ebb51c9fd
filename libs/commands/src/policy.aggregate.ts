import {
  decidePolicy,
  evolvePolicy,
  initialPolicy,
  type PolicyCommand,
  type PolicyEvent,
  type PolicySeries,
} from '@lib/domain';
import type { Aggregate, DomainEvent, Round } from './aggregate';
import type { CommandIdentity } from './command-identity';
import type { CommandRequest } from './command-request';

/** A policy series; its first adoption begins it. */
export class PolicyAggregate implements Aggregate<PolicySeries> {
  readonly initial = initialPolicy;

  constructor(private readonly demonstrationRefused: boolean) {}

  evolve(state: PolicySeries, event: DomainEvent): PolicySeries {
    return evolvePolicy(state, event as PolicyEvent);
  }

  exists(): boolean {
    return true;
  }

  needsHistory(): boolean {
    return false;
  }

  prepare(request: CommandRequest, { streamId }: CommandIdentity): CommandRequest {
    const { demonstrationRefused } = this;
    return { ...request, data: { ...request.data, policyId: streamId, demonstrationRefused } };
  }

  gatedByFloor(): boolean {
    return false;
  }

  async judge({ request, state, at }: Round<PolicySeries>): Promise<readonly PolicyEvent[]> {
    return decidePolicy({ type: request.type, data: request.data, at, by: request.actor } as PolicyCommand, state);
  }

  clausesOf(): readonly string[] {
    return ['P3', 'P18', 'P27', 'P30'];
  }

  isDueStep(): boolean {
    return false;
  }

  async nextOf(): Promise<undefined> {
    return undefined;
  }
}
