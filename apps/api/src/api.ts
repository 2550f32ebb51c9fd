import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { JSONWebKeySet } from 'jose';
import { adoptVersionOne, openRoad } from '@lib/commands';
import { CalendarDocuments, Effects, EventStore, PolicyDocuments, randomUuid } from '@lib/event-store';
import { ExportFiles } from '@lib/exports';
import { openReadDatabase, ProjectionWatch, Reconciliations } from '@lib/read-models';
import type { Settings } from '@lib/settings';
import { ApiModule, type ApiParts } from './api.module';
import { foreignIssuer, ownIssuer, type Issuer } from './auth/issuer-keys';
import { generousRate, RateLimit, type Rate } from './auth/rate-limit';
import { TokenVerifier } from './auth/token-verifier';
import { Metrics } from './health/metrics';
import { takeJsonOnly } from './http/body';
import { rememberRoutes } from './http/allowed-methods';
import { answerIds } from './http/context';
import { makeAdapter } from './http/server';
import { LiveHub } from './live/live-hub';
import { JsonLog } from './log';
import { mount, type Mount } from './mounts';
import { documentOf } from './openapi/document';
import { serveDocument } from './openapi/serve';
import { servePages } from './pages';

const CLOSE_IDLE_EVERY_MS = 50;
const CLOSE_ALL_AFTER_MS = 3_000;

export interface ApiOptions {
  readonly mounts?: readonly Mount[];
  /** The public keys of the issuer that is mounted here; needed where no `oidcIssuer` is set. */
  readonly issuerKeys?: () => JSONWebKeySet | Promise<JSONWebKeySet>;
  readonly rate?: Rate;
}

export interface Api {
  /** Answers with the address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** HTTP in, queries out, live stream. Throws a sentence where a setting that it needs is missing, and what its engines throw. */
export const createApi = async (settings: Settings, options: ApiOptions = {}): Promise<Api> => {
  const parts = await open(settings, options);
  try {
    const app = await assemble(parts, settings, options.mounts ?? []);
    return {
      listen: () => app.listen(settings.port, settings.host.replace(/^\[|\]$/g, '')).then(() => app.getUrl()),
      close: async () => {
        app.get(LiveHub).close();
        await closeServer(app);
        await end(parts);
      },
    };
  } catch (error) {
    await end(parts);
    throw error;
  }
};

/** What is under way is answered first; a connection that is kept alive, or that never ends, is not waited for. */
const closeServer = async (app: NestFastifyApplication): Promise<void> => {
  const server = app.getHttpServer();
  const sweep = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
  const patience = setTimeout(() => server.closeAllConnections(), CLOSE_ALL_AFTER_MS);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(patience);
  }
};

const open = async (settings: Settings, options: ApiOptions): Promise<ApiParts> => {
  const issuer = issuerOf(settings, options);
  const instanceId = settings.instanceId ?? randomUuid();
  const store = await EventStore.connect(needed(settings.eventStoreUrl, 'EVENTSTORE_URL'), { instanceId });
  try {
    const [policies, calendars] = [new PolicyDocuments(store), new CalendarDocuments(store)];
    const instanceSecret = needed(settings.instanceSecret, 'INSTANCE_SECRET');
    const demonstrationRefused = settings.oidcIssuer !== undefined;
    const road = openRoad({ store, instanceSecret, demonstrationRefused, policies, calendars });
    await adoptVersionOne(road);
    const database = await openReadDatabase(needed(settings.databaseUrl, 'DATABASE_URL'));
    const watch = await ProjectionWatch.open(database).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    const { oidcAudience: audience, oidcRolesClaim: rolesClaim } = settings;
    const tokens = new TokenVerifier({ issuer, audience, rolesClaim, now: () => store.clock.now() });
    return {
      store,
      road,
      policies,
      calendars,
      publicUrl: settings.publicUrl,
      effects: new Effects(store, instanceId),
      database,
      exportFiles: new ExportFiles(settings.exportsFolder),
      reconciliations: new Reconciliations(database, settings.temporalTaskQueue),
      watch,
      tokens,
      limit: new RateLimit(options.rate ?? generousRate),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
};

const assemble = async (
  parts: ApiParts,
  settings: Settings,
  mounts: readonly Mount[],
): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.over(parts), makeAdapter(), {
    bodyParser: false,
    logger: new JsonLog(settings.logLevel),
    abortOnError: false,
  });
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  server.addHook('onRequest', (request, reply, done) => {
    answerIds(request, reply);
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
    done();
  });
  takeJsonOnly(server);
  rememberRoutes(server);
  app.get(Metrics).watch(server);
  for (const each of mounts) mount(server, each, settings.publicUrl);
  const issuer = settings.oidcIssuer ?? `${settings.publicUrl}/oidc`;
  servePages(server, { publicUrl: settings.publicUrl, issuer });
  serveDocument(server, () => documentOf(app, issuer, settings.publicUrl));
  await app.init();
  return app;
};

const end = async ({ watch, database, store }: ApiParts): Promise<void> => {
  await watch.close();
  await database.close();
  await store.close();
};

const issuerOf = ({ oidcIssuer, publicUrl }: Settings, { issuerKeys }: ApiOptions): Issuer => {
  if (oidcIssuer !== undefined) return foreignIssuer(oidcIssuer);
  if (issuerKeys) return ownIssuer(`${publicUrl}/oidc`, issuerKeys);
  throw new Error(
    'OIDC_ISSUER is not set: this process has no issuer of its own, so it must be told whose tokens it takes.',
  );
};

const needed = (value: string | undefined, name: string): string => {
  if (value === undefined) throw new Error(`${name} is not set, and this process needs it.`);
  return value;
};
