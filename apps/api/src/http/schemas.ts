import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { SentHeader } from '../openapi/parts';
import { caseHints } from '../queries/answer-schemas';

/** An answer to a command; `idName` is what its stream's id is called. */
export const answerSchema = (idName: string) => ({
  type: 'object',
  required: [idName, 'revision', 'position', 'events'],
  properties: {
    [idName]: { type: 'string' },
    revision: { type: 'integer' },
    position: { type: 'string' },
    ...(idName === 'caseId' ? { dataHash: { type: 'string' }, hints: caseHints } : {}),
    events: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'revision'],
        properties: { type: { type: 'string' }, revision: { type: 'integer' } },
      },
    },
  },
});

/** The headers that a request may have beside those of every request. */
export const sends = (...names: readonly SentHeader[]) => names.map((name) => ApiHeader({ name, required: false }));

/** The answers that are problems; the document tells each once. */
export const problemAnswers = (...statuses: readonly number[]) =>
  statuses.map((status) => ApiResponse({ status, description: '' }));

/** The same on a route that has no other description of its own. */
export const Problems = (...statuses: readonly number[]): MethodDecorator =>
  applyDecorators(...problemAnswers(...statuses));
