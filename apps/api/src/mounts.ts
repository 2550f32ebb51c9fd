import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Something of its own kind below a path of ours: the local issuer, the pages. */
export interface Mount {
  /** Like `/oidc`; the handler finds it still in the URL. */
  readonly prefix: string;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /** Pages are opened under the service's own name only: sign-in comes back there. */
  readonly pages?: boolean;
}

/** The handler gets the bare request, before anything has read its body. */
export const mount = (server: FastifyInstance, { prefix, handler, pages = false }: Mount, publicUrl: string): void => {
  const base = prefix.replace(/\/+$/, '');
  for (const url of [base, `${base}/*`])
    server.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
      url: url || '/',
      onRequest: (request, reply, done) => {
        const own = pages && isPage(request) ? addressUnder(publicUrl, request.headers.host, request.url) : undefined;
        if (own !== undefined) return void reply.redirect(own, 302);
        reply.hijack();
        handler(request.raw, reply.raw);
        done();
      },
      handler: () => undefined,
    });
};

/** What a person opens, not what a program fetches. */
const isPage = ({ method, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html');

/** Where a page is to be opened instead; undefined when it was asked for under the right name. */
export const addressUnder = (publicUrl: string, host: string | undefined, url: string): string | undefined => {
  const own = new URL(publicUrl);
  return host === own.host ? undefined : `${own.origin}${url.startsWith('/') ? url : '/'}`;
};
