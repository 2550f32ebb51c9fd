import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { beneficiaryCommands } from '@lib/domain';
import { BeneficiaryQueries, beneficiaryRowFrom, beneficiaryView } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { CommandDesk } from '../commands/command-desk';
import { commandRoutes } from '../commands/command-routes';
import { answerSchema } from '../http/schemas';
import { describesCommand } from '../commands/describe-command';
import { callerOf } from '../http/context';
import { numbersFor } from '../http/numbers';
import { problem } from '../http/problem';
import { historySchema } from '../queries/answer-schemas';
import { describesQuery } from '../queries/describe-query';
import { historyItem } from '@lib/views';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { shaped } from '../shape/shape-of';
import { beneficiaryPageSchema, beneficiaryParameters, beneficiarySchema } from './beneficiary-schemas';
import { beneficiaryBodies, RegisterBeneficiaryBody } from './beneficiary.bodies';
import { BeneficiaryReader, readersOfBeneficiaries, seesEveryBeneficiary } from './beneficiary-reader';

const LIST = 'beneficiaries';

/** Who they are, their household, who acts for them, and how they wish to be reached (P1, P4, P14, P17). */
@ApiTags('beneficiaries')
@ApiBearerAuth()
@Controller('v1/beneficiaries')
export class BeneficiariesController {
  constructor(
    readonly desk: CommandDesk,
    private readonly reader: BeneficiaryReader,
    private readonly queries: BeneficiaryQueries,
    private readonly positions: Positions,
  ) {}

  /** Under the id that cases already name, where one is given. */
  @Post()
  @For(...beneficiaryCommands.RegisterBeneficiary.roles)
  @describesCommand('RegisterBeneficiary', RegisterBeneficiaryBody, {
    row: beneficiaryCommands.RegisterBeneficiary,
    operation: 'RegisterBeneficiary',
    statuses: [201],
    answer: answerSchema('beneficiaryId'),
  })
  async register(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { beneficiaryId: id, ...body } = shaped(RegisterBeneficiaryBody, request.body) as {
      beneficiaryId?: string;
    };
    const target = { category: 'beneficiary', id } as const;
    const command = this.desk.commandOf('RegisterBeneficiary', target, body, request);
    return this.desk.show(await this.desk.execute(command, callerOf(request)), target, reply);
  }

  @Get()
  @For(...readersOfBeneficiaries)
  @describesQuery('beneficiaries', 'A page of the beneficiaries, the latest first', beneficiaryPageSchema, {
    parameters: beneficiaryParameters,
  })
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { deceased, ...filters } = readParameters(request, beneficiaryParameters);
    const caller = callerOf(request);
    await this.positions.reach(request, LIST);
    const { position, ...page } = await this.queries.page({
      ...filters,
      deceased: deceased && deceased === 'true',
      registeredBy: seesEveryBeneficiary(caller) ? undefined : caller.actor.id,
    });
    this.positions.tell(reply, position);
    return numbersFor(page);
  }

  /** Read from the stream itself, so that nobody is told of a yesterday's household. */
  @Get(':beneficiaryId')
  @For(...readersOfBeneficiaries)
  @describesQuery('beneficiary', 'The beneficiary now, without what is personal', beneficiarySchema, {
    headers: ['ETag'],
  })
  async one(
    @Param('beneficiaryId') beneficiaryId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    this.positions.read(request);
    const events = await this.reader.load(beneficiaryId, callerOf(request));
    const row = beneficiaryRowFrom(events);
    if (!row) throw problem(404, 'not_found');
    this.positions.tell(reply, row.position);
    reply.header('etag', `"${row.revision}"`);
    return numbersFor(beneficiaryView(row));
  }

  @Get(':beneficiaryId/history')
  @For(...readersOfBeneficiaries)
  @describesQuery('beneficiaryHistory', 'Every entry of a beneficiary: who, when, by which clause', historySchema)
  async history(
    @Param('beneficiaryId') beneficiaryId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    this.positions.read(request);
    const events = await this.reader.load(beneficiaryId, callerOf(request));
    this.positions.tell(reply, events.at(-1)!.position);
    const { policyId, policyVersion } = events[0]!.data as { policyId: string; policyVersion: number };
    return { policyId, policyVersion, items: events.map((event) => ({ ...historyItem(event), policyVersion })) };
  }
}

commandRoutes(BeneficiariesController, 'beneficiary', beneficiaryCommands, beneficiaryBodies, ['RegisterBeneficiary']);
