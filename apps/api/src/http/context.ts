import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '@lib/domain';
import type { Caller } from '../auth/caller';
import { languageOf } from './language';

/** What is known of a request before anything is asked of it. */
export interface RequestContext {
  readonly requestId: string;
  readonly correlationId: string;
  readonly traceparent: string;
  readonly language: Language;
  caller?: Caller;
}

const contexts = new WeakMap<object, RequestContext>();

/** The context of a request; made with the first question. */
export const contextOf = (request: FastifyRequest): RequestContext => {
  const known = contexts.get(request.raw);
  if (known) return known;
  const made = make(request);
  contexts.set(request.raw, made);
  return made;
};

/** Throws when the gate did not let this request pass. */
export const callerOf = (request: FastifyRequest): Caller => {
  const { caller } = contextOf(request);
  if (!caller) throw new Error('A route asked for its caller but lets everyone in.');
  return caller;
};

/** Every answer says under which ids it can be found again. */
export const answerIds = (request: FastifyRequest, reply: FastifyReply): void => {
  const { requestId, traceparent } = contextOf(request);
  reply.header('x-request-id', requestId).header('traceparent', traceparent);
};

const make = ({ headers }: FastifyRequest): RequestContext => {
  const asked = textOf(headers['x-request-id'], /^[\w.:/+=-]{1,128}$/);
  const trace = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(textOf(headers['traceparent']) ?? '');
  const traceId = trace && !/^0+$/.test(trace[1]!) ? trace[1]! : undefined;
  const requestId = asked ?? randomUUID();
  return {
    requestId,
    correlationId: traceId ?? requestId,
    traceparent: `00-${traceId ?? randomHex(32)}-${randomHex(16)}-${trace?.[2] ?? '00'}`,
    language: languageOf(headers['accept-language']),
  };
};

/** Node keeps random UUIDs in store; bytes are fetched each time anew. The last 16 digits hold the fewest that are fixed. */
const randomHex = (digits: 16 | 32): string => randomUUID().replaceAll('-', '').slice(-digits);

const textOf = (header: unknown, form = /^/): string | undefined =>
  typeof header === 'string' && form.test(header) ? header : undefined;
