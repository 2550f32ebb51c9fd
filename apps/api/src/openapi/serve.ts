import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { HttpStatus } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** Serves the document, made and compressed when first asked for; who has it already is told so (304). */
export const serveDocument = (server: FastifyInstance, make: () => object): void => {
  let made: ReturnType<typeof packed> | undefined;
  server.get('/openapi.json', (request, reply) => {
    made ??= packed(make());
    const { text, compressed, etag } = made;
    reply.headers({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding' });
    if (isKnown(request.headers['if-none-match'], etag)) return reply.code(HttpStatus.NOT_MODIFIED).send();
    reply.type('application/json; charset=utf-8');
    const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|\s|$))/i.test(
      String(request.headers['accept-encoding'] ?? ''),
    );
    return takesGzip ? reply.header('content-encoding', 'gzip').send(compressed) : reply.send(text);
  });
};

const packed = (document: object) => {
  const text = JSON.stringify(document);
  const digest = createHash('sha256').update(text).digest('base64url');
  // Weak: the same document stands compressed and plain under it.
  return { text, compressed: gzipSync(text), etag: `W/"${digest}"` };
};

const isKnown = (known: string | undefined, etag: string): boolean =>
  known !== undefined && known.split(',').some((each) => each.trim() === etag || each.trim() === '*');
