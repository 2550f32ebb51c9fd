import { Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { caseCommands } from '@lib/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { For } from '../auth/gate.guard';
import { callerOf } from '../http/context';
import { Problem } from '../http/problem';
import { answerSchema } from '../http/schemas';
import { assignedSchema } from '../queries/answer-schemas';
import { problemOf } from '../http/problem.filter';
import { shaped } from '../shape/shape-of';
import { caseBodies } from './bodies';
import { AssignCasesBody } from './bodies/decision.bodies';
import { CommandDesk } from './command-desk';
import { commandRoutes } from './command-routes';
import { describesCommand } from './describe-command';

@ApiTags('cases')
@Controller('v1/cases')
export class CaseCommandsController {
  constructor(private readonly desk: CommandDesk) {}

  @Post()
  @For(...caseCommands.SubmitRequest.roles)
  @describesCommand('SubmitRequest', caseBodies.SubmitRequest, {
    row: caseCommands.SubmitRequest,
    statuses: [201],
    answer: answerSchema('caseId'),
  })
  submitRequest(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.desk.take(
      'SubmitRequest',
      { category: 'case', id: undefined },
      caseBodies.SubmitRequest,
      request,
      reply,
    );
  }

  /** One answer a case: one that is refused holds none of the others up. */
  @Post('assign')
  @For('supervisor')
  @describesCommand('AssignCases', AssignCasesBody, { answer: assignedSchema })
  async assignCases(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { caseIds, ...body } = shaped(AssignCasesBody, request.body);
    const items = [];
    for (const caseId of caseIds) items.push(await this.assignOne(caseId, body, request));
    reply.status(200);
    return { items };
  }

  private async assignOne(caseId: string, body: object, request: FastifyRequest) {
    try {
      const command = this.desk.commandOf('AssignCase', { category: 'case', id: caseId }, body, request);
      return { caseId, ...this.desk.shownAnswer(await this.desk.execute(command, callerOf(request))) };
    } catch (error) {
      const { parts } = problemOf(error);
      if (error instanceof Problem || parts.status < 500) return { caseId, status: parts.status, code: parts.code };
      throw error;
    }
  }
}

/** The other commands have one form: their row in the table, and their body. */
commandRoutes(CaseCommandsController, 'case', caseCommands, caseBodies, ['SubmitRequest']);
