import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasRole, type Role } from '@lib/domain';
import { ServiceQueries } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { callerOf } from '../http/context';
import { numbersFor } from '../http/numbers';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { servicePageSchema, serviceParameters } from './follow-up-schemas';

const seeingAll: readonly Role[] = ['officer', 'researcher', 'supervisor', 'auditor'];

/** What was planned for people and what became of it (P29); a provider sees what is theirs to deliver. */
@ApiTags('services')
@ApiBearerAuth()
@Controller('v1/services')
export class ServicesController {
  constructor(
    private readonly queries: ServiceQueries,
    private readonly positions: Positions,
  ) {}

  @Get()
  @For(...seeingAll, 'provider')
  @describesQuery('services', 'Planned services, newest first', servicePageSchema, { parameters: serviceParameters })
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { case: caseId, ...filters } = readParameters(request, serviceParameters);
    await this.positions.reach(request, 'services');
    const { actor } = callerOf(request);
    const provider = hasRole(actor, ...seeingAll) ? filters.provider : actor.id;
    const { position, ...page } = await this.queries.page({ ...filters, caseId, provider });
    this.positions.tell(reply, position);
    return numbersFor(page);
  }
}
