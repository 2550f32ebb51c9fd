import type { FastifyInstance, FastifyRequest } from 'fastify';

interface Route {
  readonly method: string;
  readonly matches: RegExp;
}

const tables = new WeakMap<object, Route[]>();

/** Has to be called before the first route is made: what is made later can then be named by `allowedMethods`. */
export const rememberRoutes = (server: FastifyInstance): void => {
  const routes: Route[] = [];
  tables.set(server.server, routes);
  server.addHook('onRoute', ({ method, url }) => {
    // What takes any address says nothing about this one.
    if (url.includes('*')) return;
    for (const each of [method].flat()) routes.push({ method: each, matches: matching(url) });
  });
};

/** Which methods this address takes (RFC 9110, 10.2.1); none where it is no address of ours. */
export const allowedMethods = ({ server, url }: FastifyRequest): readonly string[] => {
  const path = url.split('?', 1)[0]!;
  const found = (tables.get(server.server) ?? []).filter(({ matches }) => matches.test(path));
  return [...new Set(found.map(({ method }) => method))].toSorted();
};

/** `/v1/cases/:caseId` as the addresses that it stands for. */
const matching = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split('/')
      .map((step) => (step.startsWith(':') ? '[^/]+' : step.replace(/[.+?^$()[\]{}|\\]/g, '\\$&')))
      .join('/')}$`,
  );
