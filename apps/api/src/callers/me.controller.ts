import { Controller, Get, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { roles } from '@lib/domain';
import { For } from '../auth/gate.guard';
import { callerOf } from '../http/context';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { among, listOf, shape, word } from '../shape/schema-words';

const meSchema = shape({ actorId: word, roles: listOf(among(roles)) });

/** Whom a token stands for: what a page shows goes by it, what is allowed is judged anew at each request. */
@ApiTags('callers')
@ApiBearerAuth()
@Controller('v1/me')
export class MeController {
  @Get()
  @For(...roles)
  @describesQuery('me', 'Whom the token stands for, and its roles', meSchema)
  me(@Req() request: FastifyRequest) {
    readParameters(request, {});
    const { actor, roles } = callerOf(request);
    return { actorId: actor.id, roles };
  }
}
