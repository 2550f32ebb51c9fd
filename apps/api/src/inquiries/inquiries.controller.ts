import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inquiryCommands } from '@lib/domain';
import { inquiryView } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { CommandDesk } from '../commands/command-desk';
import { commandRoutes } from '../commands/command-routes';
import { historySchema } from '../queries/answer-schemas';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { inquiryBodies } from './inquiry.bodies';
import { InquiryReader, readersOfInquiries } from './inquiry-reader';
import { inquiryPageSchema, inquiryParameters, inquirySchema } from './inquiry-schemas';

/** Questions, suggestions, complaints and obstacles (P5, P9, P15, P19). */
@ApiTags('inquiries')
@ApiBearerAuth()
@Controller('v1/inquiries')
export class InquiriesController {
  constructor(
    readonly desk: CommandDesk,
    private readonly reader: InquiryReader,
  ) {}

  @Get()
  @For(...readersOfInquiries)
  @describesQuery('inquiries', 'A page of the inquiry board', inquiryPageSchema, { parameters: inquiryParameters })
  page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { ruling, ...filters } = readParameters(request, inquiryParameters);
    return this.reader.page('inquiry', { ...filters, result: ruling }, request, reply, inquiryView);
  }

  @Get(':inquiryId')
  @For(...readersOfInquiries)
  @describesQuery('inquiry', 'The inquiry now', inquirySchema, { headers: ['ETag'] })
  one(
    @Param('inquiryId') inquiryId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    return this.reader.one('inquiry', inquiryId, request, reply, inquiryView);
  }

  @Get(':inquiryId/history')
  @For(...readersOfInquiries)
  @describesQuery('inquiryHistory', 'Every entry of an inquiry: who, when, by which clause', historySchema)
  history(
    @Param('inquiryId') inquiryId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    return this.reader.history('inquiry', inquiryId, request, reply);
  }
}

commandRoutes(InquiriesController, 'inquiry', inquiryCommands, inquiryBodies);
