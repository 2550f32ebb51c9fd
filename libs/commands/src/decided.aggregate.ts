import {
  categories,
  decideStanding,
  evolveStanding,
  nextStepOf,
  nothingYet,
  policyInForce,
  Refused,
  type AggregateEvent,
  type AnyDecider,
  type DecidedCategory,
  type Documents,
  type Instant,
  type NextStep,
  type Standing,
} from '@lib/domain';
import {
  salted,
  type CalendarDocuments,
  type PersonalPart,
  type PolicyDocuments,
  pinnedDocuments,
} from '@lib/event-store';
import type { Aggregate, DomainEvent, Round } from './aggregate';
import type { CommandIdentity } from './command-identity';
import type { CommandRequest } from './command-request';

/** What a rule needs to know from elsewhere, looked up afresh in each round; it stands in the command like a body's member. */
export type Facts = { readonly [member: string]: unknown };
export type FactsOf = (request: CommandRequest, standing: Standing, at: Instant) => Promise<Facts>;

/** An aggregate of which the domain gives a decider: facts for its commands, documents for its rules. */
export class DecidedAggregate implements Aggregate<Standing> {
  readonly initial = nothingYet;
  private readonly idName: string;

  constructor(
    category: DecidedCategory,
    private readonly decider: AnyDecider,
    private readonly policies: PolicyDocuments,
    private readonly calendars: CalendarDocuments,
    private readonly factsOf: FactsOf = async () => ({}),
  ) {
    this.idName = categories[category].idName;
  }

  evolve(standing: Standing, event: DomainEvent): Standing {
    return evolveStanding(this.decider, standing, event as AggregateEvent);
  }

  exists({ own }: Standing, { type }: CommandRequest): boolean {
    return own !== undefined || this.decider.commands[type]?.begins === true;
  }

  needsHistory(): boolean {
    return false;
  }

  prepare(request: CommandRequest, { streamId }: CommandIdentity): CommandRequest {
    const personal = request.data['personal'] as readonly PersonalPart[] | undefined;
    return {
      ...request,
      data: {
        ...request.data,
        [this.idName]: streamId,
        ...(personal === undefined ? {} : { personal: salted(personal) }),
      },
    };
  }

  gatedByFloor({ type }: CommandRequest): boolean {
    return this.decider.commands[type]?.gatedByFloor ?? false;
  }

  async judge({ request, state, at }: Round<Standing>): Promise<readonly DomainEvent[]> {
    const data = { ...request.data, ...(await this.factsOf(request, state, at)) };
    const documents = await this.documentsFor(state, data, at);
    return decideStanding(
      this.decider,
      { type: request.type, data, at, by: request.actor },
      state,
      documents,
      this.idName,
    );
  }

  clausesOf({ type }: DomainEvent): readonly string[] {
    const due = this.decider.dueKinds[type];
    return due ? [due.clause] : (this.decider.events[type] ?? []);
  }

  isDueStep({ type }: DomainEvent): boolean {
    return Object.hasOwn(this.decider.dueKinds, type);
  }

  async nextOf(standing: Standing, { type }: CommandRequest): Promise<NextStep | null | undefined> {
    if (type !== 'PassTimelineStep' || standing.own === undefined) return undefined;
    return nextStepOf(this.decider, standing, await this.documentsFor(standing, {}, ''));
  }

  /** A stream keeps the versions of its first event; a new one takes those that hold now, or that the facts name. */
  private async documentsFor({ own }: Standing, data: Facts, at: Instant): Promise<Documents> {
    if (own) return pinnedDocuments(this.policies, this.calendars, own);
    const { policyId = 'main', policyVersion } = data as { policyId?: string; policyVersion?: number };
    const policy =
      policyVersion === undefined
        ? policyInForce(await this.policies.series(policyId), at)
        : await this.policies.get(policyId, policyVersion);
    if (!policy) throw new Refused('policy_not_in_force', 'P3');
    return { policy, calendar: await this.calendars.inForce() };
  }
}
