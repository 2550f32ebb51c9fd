import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { policyInForce, versionOneOfMain } from '@lib/domain';
import { EventStore, PolicyDocuments } from '@lib/event-store';
import { RightsExceptionsQueries, SatisfactionQueries } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { callerOf } from '../http/context';
import { numbersFor } from '../http/numbers';
import { problem } from '../http/problem';
import { describesQuery } from '../queries/describe-query';
import { identifier, readParameters, text, whole } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { viewerOf } from '../queries/viewer';
import { rightsPageSchema, satisfactionSchema } from './answer-schemas';

const boardParameters = { policy: identifier };
const rightsParameters = { policy: identifier, cursor: text(500), limit: whole(1, 200) };

/** Quality beside speed (P4), and whose right to rate was not offered (P13). */
@ApiTags('boards')
@ApiBearerAuth()
@Controller('v1/boards')
export class SatisfactionController {
  constructor(
    private readonly satisfaction: SatisfactionQueries,
    private readonly rights: RightsExceptionsQueries,
    private readonly positions: Positions,
    private readonly store: EventStore,
    private readonly policies: PolicyDocuments,
  ) {}

  @Get('satisfaction')
  @For('supervisor', 'auditor', 'officer', 'researcher', 'board', 'privacy')
  @describesQuery('satisfaction', 'Ratings and, beside them, how long an answer took', satisfactionSchema, {
    parameters: boardParameters,
  })
  async board(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { policy = 'main' } = readParameters(request, boardParameters);
    demandNoCommittee(request);
    await this.positions.reach(request, 'satisfaction');
    const now = this.store.clock.now();
    const sample = await this.minimumSample(policy, now);
    const { position, ...board } = await this.satisfaction.board(policy, sample, viewerOf(request), now);
    this.positions.tell(reply, position);
    return numbersFor(board);
  }

  @Get('rights-exceptions')
  @For('supervisor', 'auditor')
  @describesQuery('rightsExceptions', 'Ended, and the right to rate not offered; and the like', rightsPageSchema, {
    parameters: rightsParameters,
  })
  async exceptions(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const filters = readParameters(request, rightsParameters);
    await this.positions.reach(request, 'rights-exceptions');
    const { position, ...page } = await this.rights.page(filters, this.store.clock.now());
    this.positions.tell(reply, position);
    return numbersFor(page);
  }

  /** Of the version in force: figures of all versions are shown by it. */
  private async minimumSample(policyId: string, now: string): Promise<number> {
    const inForce = policyInForce(await this.policies.series(policyId), now);
    return (inForce ?? versionOneOfMain(now)).survey.minimumSample;
  }
}

/** Whatever else somebody of the committee is: no rating reaches who decides (P13). */
const demandNoCommittee = (request: FastifyRequest): void => {
  if (callerOf(request).roles.includes('committee')) throw problem(403, 'forbidden');
};
