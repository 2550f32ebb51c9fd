import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  differencesOfTimelines,
  shownClocks,
  shownEvents,
  sentenceOf,
  timelineFor,
  wayOnOf,
  type CaseEvent,
  type Instant,
  type Language,
  type WayOn,
} from '@lib/domain';
import { EventStore, type Recorded } from '@lib/event-store';
import { caseView, explainedClock, historyItem } from '@lib/views';
import { For } from '../auth/gate.guard';
import type { Caller } from '../auth/caller';
import { callerOf, contextOf } from '../http/context';
import { misshapen, problem } from '../http/problem';
import { caseThenSchema, clocksSchema, historySchema, wayOnSchema } from './answer-schemas';
import { CaseChanges } from './case-changes';
import { CaseReader } from './case-reader';
import { CaseReferences, referenceOf } from './case-reference';
import { CaseSight, readersOfCases } from './case-sight';
import { ComplaintSight } from './complaint-sight';
import { describesQuery } from './describe-query';
import { instant, oneOf, readParameters, whole } from './parameters';
import { Positions } from './positions';
import { viewerOf } from './viewer';

/** What if it stood under these; nothing is recorded. */
const otherVersions = { policyVersion: whole(1, 1_000_000), calendarVersion: whole(1, 1_000) };
const historyParameters = { changes: oneOf(['true'] as const) };
const momentParameters = { revision: whole(0, 1_000_000), at: instant, knownAt: instant };

/** What a case's own stream tells: every entry, the case as it was, and how its dates came about. */
@ApiTags('cases')
@ApiBearerAuth()
@For(...readersOfCases)
@Controller('v1/cases/:caseId')
export class CaseReplayController {
  constructor(
    private readonly cases: CaseReader,
    private readonly sight: CaseSight,
    private readonly store: EventStore,
    private readonly positions: Positions,
    private readonly complaints: ComplaintSight,
    private readonly references: CaseReferences,
    private readonly changes: CaseChanges,
  ) {}

  @Get('history')
  @describesQuery(
    'caseHistory',
    'Every entry of a case: who, when, by which clause; with what each changed of the case as it was then, where asked for',
    historySchema,
    { parameters: historyParameters },
  )
  async history(
    @Param('caseId') caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { changes } = readParameters(request, historyParameters);
    const caller = callerOf(request);
    const entries = await this.shown(caseId, request, reply);
    const shown = await this.complaints.withoutComplaintsOf(caller, entries);
    const changed = changes === 'true' ? await this.changed(entries, caller) : undefined;
    const { policyId, policyVersion } = shown[0]!.data as { policyId: string; policyVersion: number };
    return {
      policyId,
      policyVersion,
      items: shown.map((event) => ({
        ...shownItem(event, caller),
        policyVersion,
        ...(changed && { changes: changed.get(event.revision) }),
      })),
    };
  }

  @Get('state')
  @describesQuery(
    'caseState',
    'The case as it was: at a revision, an instant, or what was known then; before its first entry, and at a revision ' +
      'that is not there yet, 404 not_known_then',
    caseThenSchema,
    { parameters: momentParameters },
  )
  async state(
    @Param('caseId') caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const moment = readParameters(request, momentParameters);
    if (Object.keys(moment).length > 1) throw onlyOne();
    const shown = await this.shown(caseId, request, reply);
    const then = shown.filter((event) => isBy(event, moment));
    const { revision } = moment;
    const isAhead = revision !== undefined && shown.at(-1)!.revision < BigInt(revision);
    if (then.length === 0 || isAhead) throw problem(404, 'not_known_then');
    const now =
      moment.at ?? moment.knownAt ?? (moment.revision === undefined ? this.store.clock.now() : timeOf(then.at(-1)!));
    const issued = await this.references.issueOf(caseId, viewerOf(request));
    const next = shown[then.length];
    const reference = issued && isIssuedBy(issued, moment, next) ? referenceOf(issued) : null;
    return { ...caseView(await this.cases.fold(then), { roles: callerOf(request).roles, now }), reference };
  }

  @Get('way-on')
  @describesQuery(
    'caseWayOn',
    'The command that takes the case further, and the rule that hinders it now; nulls where nothing does, or it has ended',
    wayOnSchema,
  )
  async wayOn(
    @Param('caseId') caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    const { state, documents } = await this.cases.fold(await this.shown(caseId, request, reply));
    const wayOn = wayOnOf(state, documents, this.store.clock.now(), callerOf(request).roles);
    return wayOnView(wayOn, contextOf(request).language);
  }

  @Get('clocks')
  @describesQuery(
    'caseClocks',
    'Each clock of a case with its working, step by step; under another version of its policy or calendar with the difference',
    clocksSchema,
    { parameters: otherVersions },
  )
  async clocks(
    @Param('caseId') caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = readParameters(request, otherVersions);
    const { state, documents } = await this.cases.fold(await this.shown(caseId, request, reply));
    const now = this.store.clock.now();
    const { roles } = callerOf(request);
    const own = shownClocks(timelineFor(state, documents), state, roles);
    if (Object.keys(asked).length === 0)
      return { asOf: now, caseId, items: own.map((clock) => explainedClock(clock, now)) };
    const other = await this.cases.underOther(state, asked);
    const clocks = shownClocks(timelineFor(other.state, other.documents), state, roles);
    return {
      asOf: now,
      caseId,
      items: clocks.map((clock) => explainedClock(clock, now)),
      difference: differencesOfTimelines(own, clocks),
    };
  }

  private async changed(entries: readonly Recorded[], { roles }: Caller): Promise<ReadonlyMap<bigint, object>> {
    const changes = await this.changes.of(entries, roles);
    return new Map(entries.map(({ revision }, index) => [revision, changes[index]!]));
  }

  /** What the caller may see of the stream; the stream itself is never behind. */
  private async shown(caseId: string, request: FastifyRequest, reply: FastifyReply): Promise<readonly Recorded[]> {
    this.positions.read(request);
    const caller = callerOf(request);
    const events = await this.sight.load(caseId, caller);
    this.positions.tell(reply, events.at(-1)!.position);
    return shownEvents(events, caller.roles);
  }
}

const isBy = (
  event: Recorded,
  { revision, at, knownAt }: { revision?: number; at?: Instant; knownAt?: Instant },
): boolean => {
  if (revision !== undefined) return event.revision <= BigInt(revision);
  if (at !== undefined) return timeOf(event) <= at;
  return knownAt === undefined || event.metadata.recordedAt <= knownAt;
};

/** The refusal in the words in which the command itself would be refused. */
const wayOnView = (wayOn: WayOn | null, language: Language) => ({
  command: wayOn?.command ?? null,
  hindrance: wayOn?.hindrance
    ? {
        code: wayOn.hindrance.code,
        clause: wayOn.hindrance.clause,
        detail: sentenceOf(wayOn.hindrance.code, language, wayOn.hindrance.details),
      }
    : null,
});

/** A case stands at a revision until the next one is recorded. */
const isIssuedBy = (issued: Recorded, moment: Parameters<typeof isBy>[1], next: Recorded | undefined): boolean =>
  moment.revision === undefined
    ? isBy(issued, moment)
    : next === undefined || issued.metadata.recordedAt < next.metadata.recordedAt;

const timeOf = (event: Recorded): Instant => (event as unknown as CaseEvent).data.occurredAt;

const onlyOne = () =>
  misshapen([{ pointer: '/', code: 'one_of_two', details: { allowed: ['revision', 'at', 'knownAt'] } }]);

const shownItem = (event: Recorded, { roles }: Caller) => {
  const item = historyItem(event);
  return roles.every((role) => role === 'provider') ? { ...item, data: withoutPersonal(item.data) } : item;
};

/** A provider serves; the form and what people wrote is not his to read. */
const withoutPersonal = (data: object): object => ({ ...data, personal: undefined });
