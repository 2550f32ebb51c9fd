import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notificationCommands, type Role } from '@lib/domain';
import { NotificationQueries } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { CommandDesk } from '../commands/command-desk';
import { commandRoutes } from '../commands/command-routes';
import { numbersFor } from '../http/numbers';
import { problem } from '../http/problem';
import { isCaseId } from '../queries/case-reader';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { notificationBodies } from './notification.bodies';
import { notificationPageSchema, notificationParameters, notificationSchema } from './notification-schemas';

const BOARD = 'notifications';
const readers: readonly Role[] = ['officer', 'researcher', 'supervisor', 'auditor'];

/** What was told to whom, what could not be told, and the escalations that somebody has to take (P5). */
@ApiTags('notifications')
@ApiBearerAuth()
@Controller('v1/notifications')
export class NotificationsController {
  constructor(
    readonly desk: CommandDesk,
    private readonly queries: NotificationQueries,
    private readonly positions: Positions,
  ) {}

  @Get()
  @For(...readers)
  @describesQuery('notifications', 'Notifications, the latest first', notificationPageSchema, {
    parameters: notificationParameters,
  })
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { case: caseId, ...filters } = readParameters(request, notificationParameters);
    await this.positions.reach(request, BOARD);
    const { position, ...page } = await this.queries.page({ ...filters, caseId });
    this.positions.tell(reply, position);
    return numbersFor(page);
  }

  @Get(':notificationId')
  @For(...readers)
  @describesQuery('notification', 'The notification now', notificationSchema)
  async one(
    @Param('notificationId') notificationId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    if (!isCaseId(notificationId)) throw problem(404, 'not_found');
    await this.positions.reach(request, BOARD);
    const { found, position } = await this.queries.one(notificationId);
    if (!found) throw problem(404, 'not_found');
    this.positions.tell(reply, position);
    reply.header('etag', `"${found.revision}"`);
    return numbersFor(found);
  }
}

commandRoutes(NotificationsController, 'notification', notificationCommands, notificationBodies);
