import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommandBus } from '@nestjs/cqrs';
import { onBus, type CommandAnswer, type CommandRequest } from '@lib/commands';
import { categories, hasRole, shownEvents, type Category } from '@lib/domain';
import { EventStore, type Recorded } from '@lib/event-store';
import type { BoardCategory } from '@lib/read-models';
import type { Caller } from '../auth/caller';
import { callerOf, contextOf } from '../http/context';
import { idempotencyKeyOf, ifMatchOf } from '../http/headers';
import { misshapen, problem } from '../http/problem';
import { completed } from './bodies/policy.body';
import { BeneficiaryReader } from '../beneficiaries/beneficiary-reader';
import { InquiryReader } from '../inquiries/inquiry-reader';
import { CaseHints } from '../queries/case-hints';
import { CaseSight } from '../queries/case-sight';
import { isIdentifier } from '../shape/fields';
import type { BodyClass } from '../shape/body-class';
import { shaped } from '../shape/shape-of';

type Target = CommandRequest['target'];
type Type = CommandRequest['type'];

/** What only an importer may say. */
const importersOwn = ['occurredAt', 'onBehalfOf', 'inferredFrom', 'externalReference', 'statedTarget'];

/** Takes a command in, in the order of the contract: shape, what the caller may know of, then the road's own. */
@Injectable()
export class CommandDesk {
  constructor(
    private readonly bus: CommandBus,
    private readonly sight: CaseSight,
    private readonly store: EventStore,
    private readonly inquiries: InquiryReader,
    private readonly beneficiaries: BeneficiaryReader,
    private readonly hints: CaseHints,
  ) {}

  async take(type: Type, target: Target, bodyClass: BodyClass, request: FastifyRequest, reply: FastifyReply) {
    const command = this.commandOf(type, target, completed(shaped(bodyClass, request.body)), request);
    const caller = callerOf(request);
    const answer = await this.execute(command, caller);
    const hinted = await this.hints.beside(answer, command, caller, contextOf(request).language);
    return { ...this.show(answer, target, reply), ...hinted };
  }

  commandOf(type: Type, target: Target, body: object, request: FastifyRequest): CommandRequest {
    const caller = callerOf(request);
    const { onBehalfOf, ...data } = body as { onBehalfOf?: string } & Record<string, unknown>;
    refuseImportersOwn(body, caller);
    return {
      type,
      target,
      data,
      actor: caller.actor,
      onBehalfOf,
      idempotencyKey: idempotencyKeyOf(request),
      ifMatch: ifMatchOf(request),
      correlationId: contextOf(request).correlationId,
    };
  }

  /** What a caller may not see is unknown to it, whatever it sends. */
  async execute(command: CommandRequest, caller: Caller): Promise<CommandAnswer> {
    const { category, id } = command.target;
    if (category !== 'case' && id !== undefined && !isStreamId(id)) throw unknownTarget(category);
    if (category === 'inquiry' || category === 'dispute') await this.demandInquiry(category, command, caller);
    if (category === 'beneficiary' && id !== undefined && command.type !== 'RegisterBeneficiary')
      await this.beneficiaries.demandForCommand(id, caller);
    const events =
      category === 'case' && id !== undefined ? await this.sight.demandForCommand(id, caller, command.type) : undefined;
    return this.bus.execute(onBus(events ? { ...command, ifMatch: meant(command.ifMatch, events, caller) } : command));
  }

  /** With a case: what the caller may not know of the case is 404 here too. */
  private async demandInquiry(category: BoardCategory, command: CommandRequest, caller: Caller): Promise<void> {
    const { id } = command.target;
    if (id !== undefined) return this.inquiries.demandForCommand(category, id, caller);
    const { caseId } = command.data as { caseId?: string };
    if (caseId !== undefined) await this.sight.demandForCommand(caseId, caller, command.type);
  }

  show(answer: CommandAnswer, { category, id }: Target, reply: FastifyReply) {
    const begun = id === undefined || answer.events[0]?.revision === 0n;
    const shown = this.shownAnswer(answer);
    reply
      .status(begun ? 201 : 200)
      .header('etag', `"${answer.revision}"`)
      .header('location', `/v1/${categories[category].path}/${answer.id}`)
      .header('mustafid-position', shown.position);
    if (answer.replayed) reply.header('idempotent-replayed', 'true');
    return { [categories[category].idName]: answer.id, ...shown };
  }

  shownAnswer(answer: CommandAnswer) {
    return {
      revision: Number(answer.revision),
      position: this.store.encodePosition(answer.position),
      events: answer.events.map(({ type, revision }) => ({ type, revision: Number(revision) })),
      ...(answer.dataHash === undefined ? {} : { dataHash: answer.dataHash }),
    };
  }
}

const refuseImportersOwn = (body: object, { actor }: Caller): void => {
  if (hasRole(actor, 'importer')) return;
  const given = importersOwn.filter(
    (name) => Object.hasOwn(body, name) && (body as Record<string, unknown>)[name] !== undefined,
  );
  if (given.length > 0) throw misshapen(given.map((name) => ({ pointer: `/${name}`, code: 'importer_only' })));
};

/** Who is not shown the last events names the last that he was shown: for him nothing has moved. */
const meant = (ifMatch: bigint | undefined, events: readonly Recorded[], { roles }: Caller): bigint | undefined =>
  ifMatch !== undefined && ifMatch === shownEvents(events, roles).at(-1)?.revision ? events.at(-1)?.revision : ifMatch;

/** What no stream can be called is not there. */
const isStreamId = (id: string): boolean => id.length <= 64 && isIdentifier(id) === undefined;

const unknownTarget = (category: Category): Error =>
  problem(404, category === 'policy' ? 'no_such_policy' : 'not_found');
