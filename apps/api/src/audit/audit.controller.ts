import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditQueries } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { numbersFor } from '../http/numbers';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { viewerOf } from '../queries/viewer';
import { filtersOf } from './audit-filters';
import { auditPageSchema, auditParameters, readersOfAudit } from './audit-schemas';

/** P1: every fact has an actor; who did what, by which clause, across all cases. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller('v1/audit')
export class AuditController {
  constructor(
    private readonly queries: AuditQueries,
    private readonly positions: Positions,
  ) {}

  @Get()
  @For(...readersOfAudit)
  @describesQuery('audit', 'Entries across cases, those that happened last first', auditPageSchema, {
    parameters: auditParameters,
  })
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { q = '', ...place } = readParameters(request, auditParameters);
    const filters = filtersOf(q);
    await this.positions.reach(request, 'audit-trail');
    const { position, items, next } = await this.queries.page(filters, viewerOf(request), place);
    this.positions.tell(reply, position);
    return numbersFor({ items: items.map((item) => ({ ...item, position: String(item.position) })), next });
  }
}
