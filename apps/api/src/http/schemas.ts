import { caseHints } from '../queries/answer-schemas';

const strings = { type: 'array', items: { type: 'string' } };

/** An answer to a command. */
export const answerSchema = {
  type: 'object',
  required: ['revision', 'position', 'events'],
  properties: {
    caseId: { type: 'string' },
    policyId: { type: 'string' },
    revision: { type: 'integer' },
    position: { type: 'string' },
    dataHash: { type: 'string' },
    hints: caseHints,
    events: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'revision'],
        properties: { type: { type: 'string' }, revision: { type: 'integer' } },
      },
    },
  },
};

/** RFC 9457. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string' },
    clause: { type: 'string' },
    requestId: { type: 'string' },
    allowed: strings,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};
