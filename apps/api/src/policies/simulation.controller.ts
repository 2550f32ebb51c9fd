import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventStore } from '@lib/event-store';
import { For } from '../auth/gate.guard';
import { completed } from '../commands/bodies/policy.body';
import { callerOf } from '../http/context';
import { misshapen } from '../http/problem';
import { describesQuery } from '../queries/describe-query';
import { Positions } from '../queries/positions';
import { readParameters } from '../queries/parameters';
import { shaped } from '../shape/shape-of';
import { PolicySimulator, type Asked } from './policy-simulator';
import { demandPolicyId } from './policy-id';
import { SimulatePolicyBody } from './simulation.bodies';
import { simulationSchema } from './simulation-schemas';
import { simulationView } from './simulation-view';

/** What if: the dates of past cases under a draft. */
@ApiTags('policies')
@ApiBearerAuth()
@Controller('v1/policies')
export class SimulationController {
  constructor(
    private readonly simulator: PolicySimulator,
    private readonly positions: Positions,
    private readonly store: EventStore,
  ) {}

  /** What past cases would have looked like by a draft, or why it could not be adopted; nothing is recorded. */
  @Post(':policyId/simulate')
  @For('board', 'supervisor', 'auditor')
  @describesQuery('simulatePolicy', 'What a draft would have changed in the dates of past cases', simulationSchema, {
    judged: true,
  })
  @ApiBody({ type: SimulatePolicyBody })
  async simulate(
    @Param('policyId') policyId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    demandPolicyId(policyId);
    const { policy, calendar, from, to } = shaped(SimulatePolicyBody, request.body);
    if (from !== undefined && to !== undefined && to < from)
      throw misshapen([{ pointer: '/to', code: 'days_backwards', details: { from, to } }]);
    await this.positions.reach(request, 'case-board');
    const now = this.store.clock.now();
    const { actor, roles } = callerOf(request);
    const asked = { policyId, policy: completed(policy), calendar: calendar as Asked['calendar'], from, to };
    const { position, ...simulated } = await this.simulator.simulate(asked, now, actor, () => reply.raw.destroyed);
    this.positions.tell(reply, position);
    reply.status(200);
    return simulationView(simulated, asked, now, roles);
  }
}
