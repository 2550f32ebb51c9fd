import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { HttpStatus } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressUnder } from './mounts';

const PAGES = [
  '/sla',
  '/cases',
  '/cases/:caseId',
  '/cases/:caseId/history',
  '/calendar',
  '/alerts',
  '/policy',
  '/audit',
  '/exports',
  '/sign-in',
];
const YEAR_MS = 365 * 24 * 3_600_000;
const NONCE_BYTES = 16;

interface PageSettings {
  readonly publicUrl: string;
  readonly issuer: string;
}

/** Serves the built pages under the service's own name; where none were built there are none. */
export const servePages = (server: FastifyInstance, settings: PageSettings): void => {
  const folder = builtPages();
  if (folder === undefined) return;
  const template = readFileSync(path.join(folder, 'index.html'), 'utf8').replace('__SETTINGS__', forThePage(settings));
  const page = (request: FastifyRequest, reply: FastifyReply) => {
    const elsewhere = addressUnder(settings.publicUrl, request.headers.host, request.url);
    if (elsewhere !== undefined) return reply.redirect(elsewhere, 302);
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    return reply
      .headers(pageHeaders(nonce, settings.issuer))
      .type('text/html; charset=utf-8')
      .send(template.replaceAll('__NONCE__', nonce).replace('__LOOK__', lookOf(request.headers.cookie)));
  };
  for (const url of PAGES) server.get(url, page);
  // Whoever typed an address that is none sees a page that helps on; a program gets the problem as ever.
  server.get('/*', (request, reply) =>
    isTyped(request) ? page(request, reply.code(HttpStatus.NOT_FOUND)) : reply.callNotFound(),
  );
  server.get('/', (_request, reply) => reply.redirect(`${new URL(settings.publicUrl).origin}/sla`, 302));
  // Their names carry a hash of what is in them, so they never change.
  void server.register(fastifyStatic, {
    root: path.join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: YEAR_MS,
  });
};

/** What the reader chose to see, so that no page is seen in another look first; nothing where it is left to the machine. */
const lookOf = (cookies: string | undefined): string =>
  /(?:^|;\s*)mustafid-look=(light|dark)(?:;|$)/.exec(cookies ?? '')?.[1] ?? '';

const PROGRAMS = /^\/(v1|assets|oidc|openapi|problems|metrics|livez|readyz)(\/|\.|\?|$)/;

/** A browser asks for a page, and for no part of one or of the API. */
const isTyped = ({ url, headers }: FastifyRequest): boolean =>
  (headers.accept ?? '').includes('text/html') && !PROGRAMS.test(url);

/** Beside this file's own build, else in the checkout's. */
const builtPages = (): string | undefined =>
  ['../../dashboard', '../../../dist/apps/dashboard']
    .map((place) => path.join(__dirname, place))
    .find((place) => existsSync(path.join(place, 'assets')));

/** The issuer alone stands in the page, as the value of an attribute. */
const forThePage = ({ issuer }: PageSettings): string =>
  JSON.stringify({ issuer }).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const pageHeaders = (nonce: string, issuer: string): Record<string, string> => ({
  'content-security-policy': [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `font-src 'self'`,
    `img-src 'self' data:`,
    `connect-src 'self' ${new URL(issuer).origin}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; '),
  vary: 'cookie',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
});
