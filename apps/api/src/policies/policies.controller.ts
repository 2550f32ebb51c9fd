import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  decidePolicy,
  differencesBetween,
  policyCommands,
  roles,
  versionOneOfMain,
  type PolicyCommandOf,
  type PolicyVersion,
  type Role,
} from '@lib/domain';
import { EventStore, PolicyDocuments } from '@lib/event-store';
import { PolicyQueries } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import {
  AcknowledgePolicyBody,
  AdoptPolicyBody,
  CirculatePolicyBody,
  completed,
  ReviewPolicyBody,
} from '../commands/bodies/policy.body';
import { CommandDesk } from '../commands/command-desk';
import { commandRoutes } from '../commands/command-routes';
import { callerOf } from '../http/context';
import { problem } from '../http/problem';
import { shaped } from '../shape/shape-of';
import { numbersFor } from '../http/numbers';
import { differencesSchema, policiesSchema, policySchema, receiptsSchema } from '../queries/answer-schemas';
import { describesQuery } from '../queries/describe-query';
import { readParameters, whole } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { demandPolicyId, isPolicyId } from './policy-id';

const MOST_VERSIONS = 1_000_000;
const versionParameters = { from: whole(1, MOST_VERSIONS), to: whole(1, MOST_VERSIONS) };
const everyone: readonly Role[] = roles.filter((role) => role !== 'system');

/** What the board adopted is open to whoever works by it. */
@ApiTags('policies')
@ApiBearerAuth()
@Controller('v1/policies')
export class PoliciesController {
  constructor(
    private readonly queries: PolicyQueries,
    readonly desk: CommandDesk,
    private readonly positions: Positions,
    private readonly store: EventStore,
    private readonly documents: PolicyDocuments,
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

  @Get(':policyId/receipts')
  @For('board', 'supervisor', 'auditor')
  @describesQuery('policyReceipts', 'Who said that they have a version that was circulated', receiptsSchema)
  async receipts(
    @Param('policyId') policyId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    demandPolicyId(policyId);
    await this.positions.reach(request, 'policy-receipts');
    const { position, ...page } = await this.queries.receipts(policyId);
    const isKnown = page.items.length > 0 || (await this.queries.one(policyId, this.store.clock.now())) !== undefined;
    if (!isKnown) throw problem(404, 'no_such_policy');
    this.positions.tell(reply, position);
    return numbersFor(page);
  }

  /** What one version says otherwise than another; by itself the last one and the one before it. */
  @Get(':policyId/differences')
  @For(...everyone)
  @describesQuery('policyDifferences', 'In what two versions differ, clause by clause', differencesSchema, {
    parameters: versionParameters,
  })
  async differences(
    @Param('policyId') policyId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = readParameters(request, versionParameters);
    await this.positions.reach(request, 'policies');
    const found = isPolicyId(policyId) ? await this.queries.one(policyId, this.store.clock.now()) : undefined;
    if (!found) throw problem(404, 'no_such_policy');
    const version = asked.to ?? found.versions.at(-1)!.version;
    const comparedWith = asked.from ?? Math.max(1, version - 1);
    const [before, after] = [comparedWith, version].map((each) => found.documents.find((one) => one.version === each));
    if (!before || !after) throw problem(404, 'not_found');
    this.positions.tell(reply, found.position);
    return { policyId, version, comparedWith, differences: differencesBetween(before, after) };
  }

  /** What an adoption of this body would change, clause by clause, or why it would be refused; nothing is recorded. */
  @Post(':policyId/compare')
  @For('board', 'importer', 'supervisor')
  @describesQuery('comparePolicy', 'What adopting this version would change', differencesSchema, {
    judged: true,
  })
  @ApiBody({ type: AdoptPolicyBody })
  async compare(
    @Param('policyId') policyId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    demandPolicyId(policyId);
    const body = completed(shaped(AdoptPolicyBody, request.body));
    const series = await this.documents.series(policyId);
    const data = { ...body, policyId } as PolicyCommandOf<'AdoptPolicy'>['data'];
    const command = { type: 'AdoptPolicy', data, at: this.store.clock.now(), by: callerOf(request).actor } as const;
    const [adopted] = decidePolicy(command, series);
    const after = (adopted!.data as { document: PolicyVersion }).document; // an adoption is recorded or refused
    const before = series.versions.at(-1);
    reply.status(200);
    return {
      policyId,
      version: after.version,
      comparedWith: before?.version ?? null,
      differences: differencesBetween(before ?? versionOneOfMain(after.effectiveFrom), after),
    };
  }
}

commandRoutes(PoliciesController, 'policy', policyCommands, {
  AdoptPolicy: AdoptPolicyBody,
  CirculatePolicy: CirculatePolicyBody,
  AcknowledgePolicy: AcknowledgePolicyBody,
  ReviewPolicy: ReviewPolicyBody,
});
