import {
  calendarVersionOne,
  decideStanding,
  evolveStanding,
  nextStepOf,
  nothingYet,
  policyDecider,
  versionOneOfMain,
  type AggregateEvent,
  type Documents,
  type Instant,
  type NextStep,
  type PolicyCommand,
  type PolicySeries,
  type Standing,
} from '@lib/domain';
import type { Aggregate, DomainEvent, Round } from './aggregate';
import type { CommandIdentity } from './command-identity';
import type { CommandRequest } from './command-request';

/** A policy series; its first adoption begins it, and its own latest version is what it is judged by. */
export class PolicyAggregate implements Aggregate<Standing> {
  readonly initial = nothingYet;

  constructor(private readonly demonstrationRefused: boolean) {}

  evolve(standing: Standing, event: DomainEvent): Standing {
    return evolveStanding(policyDecider, standing, event as AggregateEvent);
  }

  /** Any series may be adopted into for the first time; the rest needs one. */
  exists({ own }: Standing, { type }: CommandRequest): boolean {
    return own !== undefined || type === 'AdoptPolicy';
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

  async judge({ request: { type, data, actor }, state, at }: Round<Standing>): Promise<readonly DomainEvent[]> {
    const command = { type, data, at, by: actor } as unknown as PolicyCommand;
    return decideStanding(policyDecider, command, state, documentsOf(state, at), 'policyId');
  }

  clausesOf({ type }: DomainEvent): readonly string[] {
    const due = policyDecider.dueKinds[type];
    return due ? [due.clause] : (policyDecider.events[type] ?? []);
  }

  isDueStep({ type }: DomainEvent): boolean {
    return Object.hasOwn(policyDecider.dueKinds, type);
  }

  async nextOf(standing: Standing, { type }: CommandRequest): Promise<NextStep | null | undefined> {
    if (type !== 'PassTimelineStep' || standing.own === undefined) return undefined;
    return nextStepOf(policyDecider, standing, documentsOf(standing, ''));
  }
}

const documentsOf = ({ own }: Standing, at: Instant): Documents => ({
  policy: (own as PolicySeries | undefined)?.versions.at(-1) ?? versionOneOfMain(at),
  calendar: calendarVersionOne,
});
