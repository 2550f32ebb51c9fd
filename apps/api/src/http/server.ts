import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { documentOf, type ProblemParts } from './problem';
import { problemOf, sendProblem } from './problem.filter';

const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 72_000;
const MAX_PATH_PART = 300;

/** Fastify as every role of ours wants it: whatever arrives is answered by a problem document, never by a bare error. */
export const makeAdapter = (): FastifyAdapter => {
  const options = {
    logger: false,
    routerOptions: { maxParamLength: MAX_PATH_PART, ignoreTrailingSlash: false },
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(problemOf(error).parts, request, reply),
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => answerBroken(error, socket),
  };
  return new FastifyAdapter(options as ConstructorParameters<typeof FastifyAdapter>[0]) as FastifyAdapter;
};

/** A request that Node could not even read has no reply object: the answer is written by hand. */
const answerBroken = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const parts = brokenParts(error.code);
  const body = JSON.stringify(documentOf(parts, { language: 'ar', requestId: '', instance: '' }));
  const head = [
    `HTTP/1.1 ${parts.status} Bad Request`,
    'content-type: application/problem+json; charset=utf-8',
    'content-language: ar',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};

const brokenParts = (code: string | undefined): ProblemParts => {
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, code: 'header_fields_too_large' };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, code: 'request_timeout' };
  return { status: 400, code: 'request_malformed' };
};
