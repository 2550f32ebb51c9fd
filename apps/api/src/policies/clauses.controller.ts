import { Controller, Get, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { clauseOriginals, clauseUses, clockNames, roles } from '@lib/domain';
import { For } from '../auth/gate.guard';
import { describesQuery } from '../queries/describe-query';
import { readParameters } from '../queries/parameters';
import { among, listOf, orNull, shape, truth, word } from '../shape/schema-words';

const clausesSchema = shape({
  items: listOf(
    shape({
      clause: word,
      binding: truth,
      text: shape({ ar: word, en: word }),
      original: orNull(word),
      commands: listOf(word),
      events: listOf(word),
      clocks: listOf(among(clockNames)),
    }),
  ),
  next: { type: 'null' },
});

/** What the board adopted, clause by clause, and what serves it: the same for whoever asks, until the next release. */
const items = clauseUses().map(({ clause: { id, binding, words }, commands, events, clocks }) => ({
  clause: id,
  binding,
  text: words,
  original: clauseOriginals[id] ?? null,
  commands,
  events,
  clocks,
}));

@ApiTags('policies')
@ApiBearerAuth()
@Controller('v1/clauses')
export class ClausesController {
  @Get()
  @For(...roles)
  @describesQuery(
    'clauses',
    'Every clause with its text, and the commands, events and clocks that cite it',
    clausesSchema,
  )
  list(@Req() request: FastifyRequest) {
    readParameters(request, {});
    return { items, next: null };
  }
}
