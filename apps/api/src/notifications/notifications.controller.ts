import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notificationCommands, rendered, type Role } from '@lib/domain';
import { NotificationQueries } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { CommandDesk } from '../commands/command-desk';
import { commandRoutes } from '../commands/command-routes';
import { numbersFor } from '../http/numbers';
import { problem } from '../http/problem';
import { PUBLIC_URL } from '../http/public-url';
import { isCaseId } from '../queries/case-reader';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { notificationBodies } from './notification.bodies';
import {
  notificationPageSchema,
  notificationParameters,
  notificationSchema,
  notificationWordsSchema,
} from './notification-schemas';

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
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
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
  @describesQuery('notification', 'The notification now', notificationSchema, { headers: ['ETag'] })
  async one(
    @Param('notificationId') notificationId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { found, position } = await this.known(notificationId, request);
    this.positions.tell(reply, position);
    reply.header('etag', `"${found.revision}"`);
    return numbersFor(found);
  }

  /** P16: what was sent, or is to be printed as a letter, by the template and version that the log names. */
  @Get(':notificationId/words')
  @For(...readers)
  @describesQuery('notificationWords', 'The words used', notificationWordsSchema)
  async words(
    @Param('notificationId') notificationId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { found, position } = await this.known(notificationId, request);
    if (found.language === null) throw problem(404, 'not_found'); // it was withheld: nothing was said
    this.positions.tell(reply, position);
    const { template, templateVersion, language } = found;
    return { template, templateVersion, language, ...rendered({ ...found, language }, this.publicUrl) };
  }

  private async known(notificationId: string, request: FastifyRequest) {
    readParameters(request, {});
    if (!isCaseId(notificationId)) throw problem(404, 'not_found');
    await this.positions.reach(request, BOARD);
    const { found, position } = await this.queries.one(notificationId);
    if (!found) throw problem(404, 'not_found');
    return { found, position };
  }
}

commandRoutes(NotificationsController, 'notification', notificationCommands, notificationBodies);
