import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventStore } from '@lib/event-store';
import { ProjectionQueries, wishes, type ProjectionStatus, type Wish } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import { numbersFor } from '../http/numbers';
import { problem } from '../http/problem';
import { askedSchema, projectionsSchema } from '../queries/answer-schemas';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';

/** How the read models are, for whoever runs the service. */
@ApiTags('projections')
@ApiBearerAuth()
@For('operator')
@Controller('v1/projections')
export class ProjectionsController {
  constructor(
    private readonly queries: ProjectionQueries,
    private readonly store: EventStore,
    private readonly positions: Positions,
  ) {}

  @Get()
  @describesQuery(
    'projections',
    'Every projection: its version, how far it is, and what is wrong with it',
    projectionsSchema,
  )
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    readParameters(request, {});
    const head = await this.store.head();
    this.positions.tell(reply, head);
    return { items: (await this.queries.status(head)).map((status) => this.shown(status)), next: null };
  }

  @Post(':name/:wish')
  @HttpCode(202)
  @describesQuery('askProjection', 'Rebuild, retry or verify a projection; the projector does it', askedSchema, {
    status: 202,
  })
  async ask(@Param('name') name: string, @Param('wish') wish: string) {
    if (!(wishes as readonly string[]).includes(wish)) throw problem(404, 'no_such_page');
    if (!/^[a-z][a-z0-9-]{0,63}$/.test(name)) throw problem(404, 'no_such_projection');
    if (!(await this.queries.ask(name, wish as Wish))) throw problem(404, 'no_such_projection');
    return { name, wish };
  }

  private shown({ position, ...status }: ProjectionStatus): unknown {
    return { ...(numbersFor(status) as object), position: position < 0n ? null : this.store.encodePosition(position) };
  }
}
