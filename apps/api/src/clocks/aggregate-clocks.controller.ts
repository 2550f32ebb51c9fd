import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  categories,
  deciderOf,
  evolveStanding,
  nothingYet,
  type AggregateEvent,
  type Clock,
  type Pins,
  type Standing,
} from '@lib/domain';
import { CalendarDocuments, EventStore, pinnedDocuments, PolicyDocuments, type Recorded } from '@lib/event-store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { For } from '../auth/gate.guard';
import { problem } from '../http/problem';
import { clocksSchema } from '../queries/answer-schemas';
import { explainedClock } from '@lib/views';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { Positions } from '../queries/positions';
import { moment, shape, word, type Schema } from '../shape/schema-words';
import { AggregateSight, readersOf, type Clocked } from './aggregate-sight';

/** The clocks of everything that has some, beside the case: each date with its working, step by step. */
@ApiTags('clocks')
@ApiBearerAuth()
@Controller('v1')
export class AggregateClocksController {
  constructor(
    private readonly sight: AggregateSight,
    private readonly store: EventStore,
    private readonly policies: PolicyDocuments,
    private readonly calendars: CalendarDocuments,
    private readonly positions: Positions,
  ) {}

  async clocks(category: Clocked, id: string, request: FastifyRequest, reply: FastifyReply) {
    readParameters(request, {});
    this.positions.read(request);
    const events = await this.sight.load(category, id, request);
    this.positions.tell(reply, events.at(-1)!.position);
    const now = this.store.clock.now();
    const clocks = await this.clocksOf(category, events);
    return { asOf: now, [categories[category].idName]: id, items: clocks.map((clock) => explainedClock(clock, now)) };
  }

  private async clocksOf(category: Clocked, events: readonly Recorded[]): Promise<readonly Clock[]> {
    const decider = deciderOf(category)!;
    const { own } = events.reduce<Standing<Pins>>(
      (before, event) => evolveStanding(decider, before, event as unknown as AggregateEvent),
      nothingYet,
    );
    if (!own) throw problem(404, 'not_found');
    return decider.clocksOf(own, await pinnedDocuments(this.policies, this.calendars, own));
  }
}

const { items } = clocksSchema['properties'] as { items: Schema };

/** One route for each: the path, and who may see it, are all that differs. */
for (const category of Object.keys(readersOf) as Clocked[]) {
  const { path, idName } = categories[category];
  const prototype = AggregateClocksController.prototype as unknown as Record<string, unknown>;
  const name = `${category}Clocks`;
  prototype[name] = function clocks(
    this: AggregateClocksController,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    return this.clocks(category, id, request, reply);
  };
  const answer = shape({ asOf: moment, [idName]: word, items });
  const method = Object.getOwnPropertyDescriptor(prototype, name)!;
  Reflect.defineMetadata('design:paramtypes', [String, Object, Object], prototype, name);
  for (const decorate of [
    Get(`${path}/:${idName}/clocks`),
    For(...readersOf[category]),
    ApiParam({ name: idName, schema: { type: 'string' } }),
    describesQuery(name, `Each clock of ${path.replace('-', ' ')}, with its working, step by step`, answer),
  ])
    (decorate as MethodDecorator)(prototype, name, method);
  Param(idName)(prototype, name, 0);
  Req()(prototype, name, 1);
  Res({ passthrough: true })(prototype, name, 2);
}
