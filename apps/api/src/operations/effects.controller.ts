import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Effects } from '@lib/event-store';
import { For } from '../auth/gate.guard';
import { callerOf } from '../http/context';
import { describesQuery } from '../queries/describe-query';

const takenOver = {
  type: 'object',
  properties: { effects: { type: 'string', enum: ['on'] }, from: { type: 'string' } },
  required: ['effects', 'from'],
};

/** Who may act outside the house for this log, for whoever runs the service. */
@ApiTags('operations')
@ApiBearerAuth()
@For('operator')
@Controller('v1/effects')
export class EffectsController {
  constructor(private readonly effects: Effects) {}

  @Post('take-over')
  @HttpCode(200)
  @describesQuery('takeOverEffects', 'From now on this installation sends what is to be sent', takenOver)
  async takeOver(@Req() request: FastifyRequest) {
    return { effects: 'on', from: await this.effects.takeOver(callerOf(request).actor) };
  }
}
