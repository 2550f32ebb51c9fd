import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
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

/** RFC 9457. Beside these stand the values that the sentence of a code names, such as `earliest` or `allowed`. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  additionalProperties: true,
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string' },
    clause: { type: 'string' },
    requestId: { type: 'string' },
    allowed: { type: 'array', items: { type: ['string', 'number'] } },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        additionalProperties: true,
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

/** The answers that are problems, as they stand in the document. */
export const problemAnswers = (...statuses: readonly number[]) =>
  statuses.map((status) =>
    ApiResponse({
      status,
      description: 'a problem',
      content: { 'application/problem+json': { schema: problemSchema } },
    }),
  );

/** The same on a route that has no other description of its own. */
export const Problems = (...statuses: readonly number[]): MethodDecorator =>
  applyDecorators(...problemAnswers(...statuses));
