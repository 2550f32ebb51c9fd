import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { EventStore } from '@lib/event-store';
import { Reconciliations } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { comparisonAskedSchema, reconciliationSchema } from '../queries/answer-schemas';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';

/** Whether each open clock has its alarm, by the log and by Temporal's own lists. */
@ApiTags('operations')
@ApiBearerAuth()
@Controller('v1/reconciliation')
export class ReconciliationController {
  constructor(
    private readonly reconciliations: Reconciliations,
    private readonly store: EventStore,
  ) {}

  @Get()
  @For('operator', 'supervisor', 'auditor')
  @describesQuery('reconciliation', 'The last comparison of the alarms with the log', reconciliationSchema)
  async latest(@Req() request: FastifyRequest) {
    readParameters(request, {});
    return { latest: (await this.reconciliations.latest()) ?? null };
  }

  @Post()
  @For('operator')
  @HttpCode(202)
  @describesQuery('askReconciliation', 'Compare now; the worker does it', comparisonAskedSchema, { status: 202 })
  async ask() {
    const askedAt = this.store.clock.now();
    await this.reconciliations.ask();
    return { askedAt };
  }
}
