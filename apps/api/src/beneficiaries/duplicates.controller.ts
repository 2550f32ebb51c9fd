import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BeneficiaryQueries, DuplicateQueries } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { callerOf } from '../http/context';
import { numbersFor } from '../http/numbers';
import { CaseReader } from '../queries/case-reader';
import { CaseSight } from '../queries/case-sight';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { deceasedPageSchema, deceasedParameters, hintsSchema } from './beneficiary-schemas';
import { BeneficiaryReader } from './beneficiary-reader';

const MARKS = 'identity-marks';

/** Signs that two may be one, for a person to judge by: they refuse nothing and merge nothing. */
@ApiTags('beneficiaries')
@ApiBearerAuth()
@Controller('v1')
export class DuplicatesController {
  constructor(
    private readonly duplicates: DuplicateQueries,
    private readonly queries: BeneficiaryQueries,
    private readonly beneficiaries: BeneficiaryReader,
    private readonly sight: CaseSight,
    private readonly cases: CaseReader,
    private readonly positions: Positions,
  ) {}

  @Get('beneficiaries/:beneficiaryId/duplicates')
  @For('officer', 'researcher', 'supervisor', 'auditor')
  @describesQuery('beneficiaryDuplicates', 'Probable duplicates of the beneficiary', hintsSchema)
  async ofBeneficiary(
    @Param('beneficiaryId') beneficiaryId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    await this.beneficiaries.load(beneficiaryId, callerOf(request));
    await this.positions.reach(request, MARKS);
    const { hints, position } = await this.duplicates.ofBeneficiary(beneficiaryId);
    this.positions.tell(reply, position);
    return { hints };
  }

  @Get('cases/:caseId/duplicates')
  @For('officer', 'researcher', 'supervisor', 'auditor')
  @describesQuery('caseDuplicates', 'Probable duplicates of the case and its people', hintsSchema)
  async ofCase(
    @Param('caseId') caseId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    readParameters(request, {});
    const { state } = await this.cases.fold(await this.sight.load(caseId, callerOf(request)));
    await this.positions.reach(request, MARKS);
    const { beneficiaryId, applicantId, requestedSupport } = state;
    const { hints, position } = await this.duplicates.ofCase(caseId, beneficiaryId, applicantId, requestedSupport);
    this.positions.tell(reply, position);
    return { hints };
  }

  @Get('boards/deceased')
  @For('supervisor', 'auditor')
  @describesQuery('deceasedBoard', 'The open cases of beneficiaries who have died', deceasedPageSchema, {
    parameters: deceasedParameters,
  })
  async deceased(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const filters = readParameters(request, deceasedParameters);
    await this.positions.reach(request, 'beneficiaries');
    const { position, ...page } = await this.queries.openOfDeceased(filters);
    this.positions.tell(reply, position);
    return numbersFor(page);
  }
}
