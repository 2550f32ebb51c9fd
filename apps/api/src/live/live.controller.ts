import type { OutgoingHttpHeaders } from 'node:http';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasRole } from '@lib/domain';
import { EventStore } from '@lib/event-store';
import { ProjectionWatch } from '@lib/read-models';
import { For } from '../auth/gate.guard';
import type { Caller } from '../auth/caller';
import { callerOf } from '../http/context';
import { away } from '../http/problem';
import { readersOfCases } from '../queries/case-sight';
import { identifier, readParameters } from '../queries/parameters';
import { viewerOf } from '../queries/viewer';
import { describesLive } from './describe-live';
import { LiveHub, MAX_READERS } from './live-hub';
import { LiveReader } from './live-reader';

const HEARTBEAT_MS = 15_000;
const LONGEST_WAIT_MS = 2_000;
const parameters = { policy: identifier };

/** The board as it moves: a snapshot first, then what changes. */
@ApiTags('boards')
@ApiBearerAuth()
@Controller('v1/live')
export class LiveController {
  constructor(
    private readonly hub: LiveHub,
    private readonly store: EventStore,
    private readonly watch: ProjectionWatch,
  ) {}

  @Get()
  @For(...readersOfCases, 'board', 'privacy')
  @describesLive()
  async listen(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { policy } = readParameters(request, parameters);
    await this.caughtUp(request);
    if (this.hub.size >= MAX_READERS) throw away('too_many_readers', 10);
    const caller = callerOf(request);
    const seesCases = hasRole(caller.actor, ...readersOfCases);
    const reader = new LiveReader(viewerOf(request), policy, seesCases, reply.raw);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    if (request.method === 'HEAD') return void reply.raw.end();
    this.keepAlive(reader, caller);
    await this.hub.add(reader).catch(() => reader.end());
  }

  /** A reader that comes back is not shown less than it has seen, if that can be had soon. */
  private async caughtUp({ headers }: FastifyRequest): Promise<void> {
    const seen = headers['last-event-id'];
    if (typeof seen !== 'string' || seen === '') return;
    await this.watch.waitFor('case-board', this.store.decodePosition(seen), LONGEST_WAIT_MS);
  }

  /** A stream ends with the token that opened it. */
  private keepAlive(reader: LiveReader, { endsAt }: Caller): void {
    const timer = setInterval(() => {
      if (Date.parse(this.store.clock.now()) >= endsAt) reader.end();
      else reader.beat();
    }, HEARTBEAT_MS);
    timer.unref();
    reader.whenClosed(() => clearInterval(timer));
  }
}
