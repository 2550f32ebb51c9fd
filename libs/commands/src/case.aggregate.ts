import {
  caseCommands,
  clausesOf,
  decide,
  evolve,
  initialCase,
  isDueType,
  nextStep,
  policyInForce,
  type Case,
  type CaseCommand,
  type CaseCommandType,
  type CaseEvent,
  type CaseEventType,
  type Documents,
  type GivenDocuments,
  type Instant,
  type NextStep,
  type PolicyVersion,
} from '@lib/domain';
import {
  salted,
  uuidV5,
  type CalendarDocuments,
  type EventStore,
  type PersonalPart,
  type PolicyDocuments,
  pinnedDocuments,
} from '@lib/event-store';
import type { Aggregate, DomainEvent, Round } from './aggregate';
import { hashWith, touchesAttested, type GivenData } from './attested-data';
import type { CommandIdentity } from './command-identity';
import type { CommandRequest } from './command-request';
import { givenFields } from './given-fields';
import { identityHashesOf } from './identity-hashes';

/** What an open thing is called later; the caller may choose, else it follows from the command. */
const ownIds: Readonly<Record<string, string>> = {
  RequestInformation: 'informationId',
  AskClarification: 'clarificationId',
  PlanService: 'serviceId',
};
const changesData: ReadonlySet<string> = new Set(['CorrectData', 'SupplyInformation']);

/** The case: facts for its commands, documents for its rules. */
export class CaseAggregate implements Aggregate<Case> {
  readonly initial = initialCase;

  constructor(
    private readonly log: Pick<EventStore, 'load'>,
    private readonly policies: PolicyDocuments,
    private readonly calendars: CalendarDocuments,
    private readonly demonstrationRefused: boolean,
    private readonly instanceSecret: string,
  ) {}

  evolve(state: Case, event: DomainEvent): Case {
    return evolve(state, event as CaseEvent);
  }

  exists(state: Case): boolean {
    return state.status !== 'unknown';
  }

  needsHistory({ type, data }: CommandRequest): boolean {
    return changesData.has(type) && touchesAttested(data);
  }

  prepare(request: CommandRequest, { commandId, streamId }: CommandIdentity): CommandRequest {
    const { type, data } = request;
    const ownId = ownIds[type];
    const personal = data['personal'] as readonly PersonalPart[] | undefined;
    return {
      ...request,
      data: {
        ...data,
        caseId: streamId,
        ...(ownId === undefined ? {} : { [ownId]: data[ownId] ?? uuidV5(commandId, ownId) }),
        ...(personal === undefined ? {} : { personal: salted(personal) }),
      },
    };
  }

  gatedByFloor({ type }: CommandRequest): boolean {
    return Object.hasOwn(caseCommands, type) && caseCommands[type as CaseCommandType].gatedByFloor;
  }

  async judge(round: Round<Case>): Promise<readonly CaseEvent[]> {
    const { request, state, at, floorAt } = round;
    const documents = await this.documentsFor(round);
    const data = { ...request.data, ...this.dataFacts(round), ...(await this.citedCase(request)) };
    return decide({ type: request.type, data, at, floorAt, by: request.actor } as CaseCommand, state, documents);
  }

  clausesOf({ type }: DomainEvent): readonly string[] {
    return clausesOf(type as CaseEventType);
  }

  isDueStep({ type }: DomainEvent): boolean {
    return isDueType(type);
  }

  async nextOf(state: Case, { type }: CommandRequest): Promise<NextStep | null | undefined> {
    if (type !== 'PassTimelineStep' || state.status === 'unknown') return undefined;
    return nextStep(state, await this.pinned(state));
  }

  private dataFacts({ request, state, history }: Round<Case>): object {
    const { type } = request;
    const given = request.data as GivenData;
    const identityHashes = identityHashesOf(this.instanceSecret, given.personal);
    if (type === 'SubmitRequest') {
      const fields = givenFields(given.personal, given.attachments, given.beneficiaryId ?? '');
      return { ...hashWith([], given), fields, identityHashes, demonstrationRefused: this.demonstrationRefused };
    }
    if (!changesData.has(type) || !touchesAttested(given) || state.status === 'unknown') return {};
    const fields = givenFields(given.personal, given.attachments, state.beneficiaryId);
    return { ...hashWith(history, given), fields, identityHashes };
  }

  /** P7: the data of the earlier case that a new request cites, as they now stand. */
  private async citedCase({ type, data }: CommandRequest): Promise<object> {
    const { citesData } = data as { citesData?: { caseId: string } };
    if (type !== 'SubmitRequest' || citesData === undefined) return {};
    const { events } = await this.log.load(`case-${citesData.caseId}`);
    const state = events.reduce<Case>((before, event) => evolve(before, event as unknown as CaseEvent), initialCase);
    if (state.status === 'unknown') return {};
    const { beneficiaryId, dataHash, fields } = state;
    const given = fields.map(({ code, subject, validUntil }) => ({ code, subject, validUntil }));
    return { citedCase: { beneficiaryId, dataHash, fields: given } };
  }

  private async documentsFor({ request, state, at }: Round<Case>): Promise<GivenDocuments> {
    if (state.status !== 'unknown') return this.pinned(state);
    const { policyId = 'main', occurredAt } = request.data as { policyId?: string; occurredAt?: string };
    const policy = await this.inForce(policyId, judgedBy(occurredAt) ?? at);
    return { policy, calendar: await this.calendars.inForce() } as GivenDocuments;
  }

  private async inForce(policyId: string, at: Instant): Promise<PolicyVersion | undefined> {
    return policyInForce(await this.policies.series(policyId), at);
  }

  private async pinned(state: Exclude<Case, { status: 'unknown' }>): Promise<Documents> {
    return pinnedDocuments(this.policies, this.calendars, state);
  }
}

/** Undefined for no instant, or none that can be read, which the decider refuses. */
const judgedBy = (occurredAt: string | undefined): Instant | undefined => {
  const ms = Date.parse(occurredAt ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
};
