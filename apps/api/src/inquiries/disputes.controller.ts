import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { disputeCommands } from '@lib/domain';
import { disputeView } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { CommandDesk } from '../commands/command-desk';
import { commandRoutes } from '../commands/command-routes';
import { historySchema } from '../queries/answer-schemas';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { disputeBodies } from './inquiry.bodies';
import { InquiryReader, readersOfInquiries } from './inquiry-reader';
import { disputePageSchema, disputeParameters, disputeSchema } from './inquiry-schemas';

/** Disputes on a case, open or ended (P1, P2). */
@ApiTags('disputes')
@ApiBearerAuth()
@Controller('v1/disputes')
export class DisputesController {
  constructor(
    readonly desk: CommandDesk,
    private readonly reader: InquiryReader,
  ) {}

  @Get()
  @For(...readersOfInquiries)
  @describesQuery('disputes', 'A page of the disputes', disputePageSchema, { parameters: disputeParameters })
  page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { outcome, ...filters } = readParameters(request, disputeParameters);
    return this.reader.page('dispute', { ...filters, result: outcome }, request, reply, disputeView);
  }

  @Get(':disputeId')
  @For(...readersOfInquiries)
  @describesQuery('dispute', 'The dispute now', disputeSchema, { headers: ['ETag'] })
  one(
    @Param('disputeId') disputeId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    return this.reader.one('dispute', disputeId, request, reply, disputeView);
  }

  @Get(':disputeId/history')
  @For(...readersOfInquiries)
  @describesQuery('disputeHistory', 'Every entry of a dispute: who, when, by which clause', historySchema)
  history(
    @Param('disputeId') disputeId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    return this.reader.history('dispute', disputeId, request, reply);
  }
}

commandRoutes(DisputesController, 'dispute', disputeCommands, disputeBodies);
