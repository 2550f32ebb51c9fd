import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { roles, type Role } from '@lib/domain';
import { EventStore } from '@lib/event-store';
import { PolicyQueries } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { AdoptPolicyBody } from '../commands/bodies/policy.body';
import { CommandDesk } from '../commands/command-desk';
import { describesCommand } from '../commands/describe-command';
import { problem } from '../http/problem';
import { isIdentifier } from '../shape/fields';
import { numbersFor } from '../http/numbers';
import { policiesSchema, policySchema } from '../queries/answer-schemas';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';

const everyone: readonly Role[] = roles.filter((role) => role !== 'system');

/** What the board adopted is open to whoever works by it. */
@ApiTags('policies')
@ApiBearerAuth()
@Controller('v1/policies')
export class PoliciesController {
  constructor(
    private readonly queries: PolicyQueries,
    private readonly desk: CommandDesk,
    private readonly positions: Positions,
    private readonly store: EventStore,
  ) {}

  @Get()
  @For(...everyone)
  @describesQuery('policies', 'The policy series and their versions', policiesSchema)
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    readParameters(request, {});
    await this.positions.reach(request, 'policies');
    const { position, ...page } = await this.queries.list(this.store.clock.now());
    this.positions.tell(reply, position);
    return numbersFor(page);
  }

  @Get(':policyId')
  @For(...everyone)
  @describesQuery('policy', 'A policy series with every version, whole', policySchema)
  async one(
    @Param('policyId') policyId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    await this.positions.reach(request, 'policies');
    const found = isPolicyId(policyId) ? await this.queries.one(policyId, this.store.clock.now()) : undefined;
    if (!found) throw problem(404, 'no_such_policy');
    const { position, ...policy } = found;
    this.positions.tell(reply, position);
    return numbersFor(policy);
  }

  @Post(':policyId/adopt-policy')
  @For('board', 'importer', 'supervisor')
  @describesCommand('AdoptPolicy', AdoptPolicyBody)
  adopt(
    @Param('policyId') policyId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (!isPolicyId(policyId)) throw problem(404, 'no_such_policy');
    return this.desk.take('AdoptPolicy', { category: 'policy', id: policyId }, AdoptPolicyBody, request, reply);
  }
}

const isPolicyId = (text: string): boolean => isIdentifier(text) === undefined && text.length <= 64;
