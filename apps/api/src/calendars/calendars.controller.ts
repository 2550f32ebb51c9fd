import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  calendarCommands,
  calendarSeries,
  calendarVersionOne,
  decideStanding,
  calendarDecider,
  differenceOfCalendars,
  evolveStanding,
  nothingYet,
  versionOneOfMain,
  type AggregateEvent,
  type CalendarSeries,
  type CalendarVersion,
  type Role,
  type Standing,
} from '@lib/domain';
import { EventStore, type Recorded } from '@lib/event-store';
import { For } from '../auth/gate.guard';
import { PlainBody } from '../commands/bodies/every.body';
import { CommandDesk } from '../commands/command-desk';
import { commandRoutes } from '../commands/command-routes';
import { callerOf } from '../http/context';
import { problem } from '../http/problem';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { shaped } from '../shape/shape-of';
import { AdoptCalendarBody } from './calendar.bodies';
import { calendarDifferenceSchema, calendarsSchema } from './calendar-schemas';

const readers: readonly Role[] = ['board', 'officer', 'researcher', 'committee', 'supervisor', 'auditor', 'operator'];

/** The working calendar and its amendments, from their own stream: a handful in a year. */
@ApiTags('calendars')
@ApiBearerAuth()
@Controller('v1/calendars')
export class CalendarsController {
  constructor(
    readonly desk: CommandDesk,
    private readonly store: EventStore,
    private readonly positions: Positions,
  ) {}

  @Get(':calendarId')
  @For(...readers)
  @describesQuery('calendar', 'The working calendar with every version, whole', calendarsSchema)
  async one(
    @Param('calendarId') calendarId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    this.positions.read(request);
    const events = await this.load(calendarId);
    this.positions.tell(reply, events.at(-1)?.position ?? (await this.store.head()));
    return { calendarId, versions: [shipped, ...events.map(shownVersion)] };
  }

  /** What an adoption of this body would change, day by day, or why it would be refused; nothing is recorded. */
  @Post(':calendarId/compare')
  @For('board', 'supervisor')
  @describesQuery('compareCalendar', 'What adopting this calendar would change, day by day', calendarDifferenceSchema, {
    judged: true,
  })
  @ApiBody({ type: AdoptCalendarBody })
  async compare(
    @Param('calendarId') calendarId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const body = shaped(AdoptCalendarBody, request.body);
    const standing = (await this.load(calendarId)).reduce<Standing<CalendarSeries>>(
      (before, event) => evolveStanding(calendarDecider, before, event as unknown as AggregateEvent),
      nothingYet,
    );
    const at = this.store.clock.now();
    const command = { type: 'AdoptCalendar', data: { ...body, calendarId }, at, by: callerOf(request).actor };
    const documents = { policy: versionOneOfMain(at), calendar: calendarVersionOne };
    const [adopted] = decideStanding(calendarDecider, command, standing, documents, 'calendarId');
    const before = standing.own?.versions.at(-1) ?? calendarVersionOne;
    const after = (adopted?.data as { document: CalendarVersion } | undefined)?.document ?? before;
    reply.status(200);
    return {
      calendarId,
      version: after.version,
      comparedWith: before.version,
      ...differenceOfCalendars(before, after),
    };
  }

  private async load(calendarId: string): Promise<readonly Recorded[]> {
    if (calendarId !== calendarSeries) throw problem(404, 'not_found');
    return (await this.store.load(`calendar-${calendarId}`)).events;
  }
}

commandRoutes(CalendarsController, 'calendar', calendarCommands, {
  AdoptCalendar: AdoptCalendarBody,
  PassTimelineStep: PlainBody,
});

const shipped = {
  version: calendarVersionOne.version,
  adoptedAt: null,
  adoptedBy: null,
  correction: null,
  firstDay: null,
  lastDay: null,
  document: calendarVersionOne,
};

const shownVersion = ({ data, metadata }: Recorded) => ({
  version: data.version as number,
  adoptedAt: data.occurredAt as string,
  adoptedBy: metadata.actor.id,
  correction: (data.correction as string | undefined) ?? null,
  firstDay: data.firstDay as string | null,
  lastDay: data.lastDay as string | null,
  document: data.document as CalendarVersion,
});
