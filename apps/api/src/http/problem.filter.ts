import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerIds, contextOf } from './context';
import { documentOf, Problem, problem, type ProblemParts } from './problem';
import { domainProblem } from './domain-problems';
import { notJson, tooLarge } from './body';
import { allowedMethods } from './allowed-methods';

/** The one place that knows both a domain word and a status. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('api');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { parts } = otherMethod(problemOf(error), request);
    if (parts.status === 500) this.logger.error(`${contextOf(request).requestId}: ${stackOf(error)}`);
    else if (parts.status === 503)
      this.logger.warn(`${contextOf(request).requestId}: ${parts.code}: ${causeOf(error)}`);
    if (reply.sent || reply.raw.headersSent) reply.raw.destroy();
    else sendProblem(parts, request, reply);
  }
}

export const sendProblem = (parts: ProblemParts, request: FastifyRequest, reply: FastifyReply): void => {
  const { language, requestId } = contextOf(request);
  answerIds(request, reply);
  if (parts.retryAfterSeconds !== undefined) reply.header('retry-after', String(parts.retryAfterSeconds));
  const document = documentOf(parts, { language, requestId, instance: pathOf(request.url) });
  reply
    .headers(parts.headers ?? {})
    .header('content-language', language)
    .header('vary', 'accept-language')
    .header('cache-control', 'no-store')
    .status(parts.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(document));
};

export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  return domainProblem(error) ?? frameworkProblem(error) ?? problem(500, 'internal_error');
};

/** 405 where only the method is none of this address, with those that are (RFC 9110, 15.5.6). */
const otherMethod = (found: Problem, request: FastifyRequest): Problem => {
  if (found.parts.code !== 'no_such_page') return found;
  const allowed = allowedMethods(request);
  if (allowed.length === 0 || allowed.includes(request.method)) return found;
  const headers = { allow: allowed.join(', ') };
  return new Problem({ status: 405, code: 'method_not_allowed', details: { allowed }, headers });
};

/** What Nest and Fastify themselves find, before anything of ours runs. */
const frameworkProblem = (error: unknown): Problem | undefined => {
  const status = error instanceof HttpException ? error.getStatus() : statusIn(error);
  if (status === undefined || status >= 500) return undefined;
  if (status === 404 || status === 414) return problem(404, 'no_such_page');
  if (status === 413) return tooLarge();
  if (status === 415) return notJson();
  if (codeIn(error) === 'FST_ERR_BAD_URL') return problem(400, 'url_malformed');
  return problem(400, 'request_malformed');
};

const statusIn = (error: unknown): number | undefined => {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
};

const codeIn = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Without the query, which may name people. */
const pathOf = (url: string): string => (url.split('?', 1)[0] ?? '').slice(0, 500);

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : typeof error);

const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
};
