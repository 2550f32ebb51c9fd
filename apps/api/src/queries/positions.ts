import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventStore } from '@lib/event-store';
import { ProjectionWatch } from '@lib/read-models';
import { positionWishOf } from '../http/headers';
import { away } from '../http/problem';

const LONGEST_WAIT_MS = 2_000;

/** So that a program reads its own writes. */
@Injectable()
export class Positions {
  constructor(
    private readonly store: EventStore,
    private readonly watch: ProjectionWatch,
  ) {}

  /** The position that the caller wants to see reached. Throws ForeignPosition for one of another log. */
  read(request: FastifyRequest): bigint | undefined {
    const token = positionWishOf(request);
    return token === undefined ? undefined : this.store.decodePosition(token);
  }

  /** Waits until the read model shows what the caller has seen elsewhere. Throws a Problem (503) when it does not in time. */
  async reach(request: FastifyRequest, readModel: string): Promise<void> {
    const wish = this.read(request);
    if (wish !== undefined) await this.demand(readModel, wish);
  }

  /** Waits until the read model shows this. Throws a Problem (503) when it does not in time. */
  async demand(readModel: string, position: bigint): Promise<void> {
    if (!(await this.watch.waitFor(readModel, position, LONGEST_WAIT_MS))) throw away('read_model_behind', 2);
  }

  tell(reply: FastifyReply, position: bigint): void {
    reply.header('mustafid-position', this.store.encodePosition(position < 0n ? 0n : position));
  }
}
