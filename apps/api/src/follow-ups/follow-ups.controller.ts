import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { caseCommands, followUpCommands, Refused } from '@lib/domain';
import { FollowUpQueries } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { SubmitRequestBody } from '../commands/bodies/request.bodies';
import { CommandDesk } from '../commands/command-desk';
import { commandRoutes } from '../commands/command-routes';
import { answerSchema } from '../http/schemas';
import { describesCommand } from '../commands/describe-command';
import { callerOf } from '../http/context';
import { numbersFor } from '../http/numbers';
import { problem } from '../http/problem';
import { isCaseId } from '../queries/case-reader';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { shaped } from '../shape/shape-of';
import { followUpBodies } from './follow-up.bodies';
import { followUpPageSchema, followUpParameters, followUpSchema, readersOfFollowUps } from './follow-up-schemas';

const BOARD = 'follow-ups';

/** What became of the people after the service (P5); a need that was found becomes a request of its own (P6). */
@ApiTags('follow-ups')
@ApiBearerAuth()
@Controller('v1/follow-ups')
export class FollowUpsController {
  constructor(
    readonly desk: CommandDesk,
    private readonly queries: FollowUpQueries,
    private readonly positions: Positions,
  ) {}

  @Get()
  @For(...readersOfFollowUps)
  @describesQuery('followUps', 'Follow-ups, those planned for the earliest day first', followUpPageSchema, {
    parameters: followUpParameters,
  })
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { case: caseId, ...filters } = readParameters(request, followUpParameters);
    await this.positions.reach(request, BOARD);
    const { position, ...page } = await this.queries.page({ ...filters, caseId });
    this.positions.tell(reply, position);
    return numbersFor(page);
  }

  @Get(':followUpId')
  @For(...readersOfFollowUps)
  @describesQuery('followUp', 'The follow-up now', followUpSchema, { headers: ['ETag'] })
  async one(
    @Param('followUpId') followUpId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    demandId(followUpId);
    await this.positions.reach(request, BOARD);
    const { found, position } = await this.queries.one(followUpId);
    if (!found) throw problem(404, 'not_found');
    this.positions.tell(reply, position);
    reply.header('etag', `"${found.revision}"`);
    return numbersFor(found);
  }

  /**
   * Begins the case for the need that this follow-up found: by outreach, and linked both ways. However often one officer
   * sends it there is one case; died between the two writes, the next try links it. Of two officers at the same moment
   * the second is told whose case is linked, and his own stands for itself.
   */
  @Post(':followUpId/open-request')
  @For('officer')
  @describesCommand('SubmitRequest', SubmitRequestBody, {
    row: { roles: ['officer'], clauses: [...caseCommands.SubmitRequest.clauses, 'P5'] },
    operation: 'OpenRequestOfFollowUp',
    statuses: [201],
    of: 'followUpId',
    answer: answerSchema('caseId'),
  })
  async openRequest(
    @Param('followUpId') followUpId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = request.body === undefined ? {} : request.body;
    const isMembers = typeof asked === 'object' && asked !== null && !Array.isArray(asked);
    const related = (caseId: string): SubmitRequestBody =>
      shaped(
        SubmitRequestBody,
        isMembers ? { ...asked, origin: 'outreach', relatesTo: { caseId, relation: 'need_found' } } : asked,
      );
    related('not-known-yet'); // the shape is judged before anything is told of the follow-up
    demandId(followUpId);
    const { found } = await this.queries.one(followUpId);
    if (!found) throw problem(404, 'not_found');
    if (found.finding !== 'need_found') throw new Refused('no_need_found', 'P5');
    if (found.requestId !== null) throw new Refused('need_requested', 'P6', { caseId: found.requestId });
    const caller = callerOf(request);
    const target = { category: 'case', id: undefined } as const;
    const submit = this.desk.commandOf('SubmitRequest', target, related(found.caseId), request);
    const begun = await this.desk.execute({ ...submit, idempotencyKey: `need of follow-up ${followUpId}` }, caller);
    const link = this.desk.commandOf(
      'LinkRequest',
      { category: 'followup', id: followUpId },
      { requestId: begun.id },
      request,
    );
    await this.desk.execute({ ...link, ifMatch: undefined, causationId: begun.id }, caller);
    return this.desk.show(begun, { category: 'case', id: undefined }, reply);
  }
}

commandRoutes(FollowUpsController, 'followup', followUpCommands, followUpBodies);

/** What no follow-up can be called is not there. */
const demandId = (followUpId: string): void => {
  if (!isCaseId(followUpId)) throw problem(404, 'not_found');
};
