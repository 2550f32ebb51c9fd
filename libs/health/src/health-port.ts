import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

export interface Trouble {
  readonly what: string;
  readonly name?: string;
  readonly detail?: string;
}

/** How a role finds itself: each engine that it needs, and what about its work is not as it should be. */
export interface Condition {
  readonly engines: Readonly<Record<string, boolean>>;
  readonly degraded?: readonly Trouble[];
}

export interface HealthOptions {
  readonly role: string;
  readonly host: string;
  readonly port: number;
  readonly look: () => Promise<Condition>;
}

export interface HealthPort {
  readonly port: number;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** `/livez`, `/readyz` and `/metrics` for a role that answers nothing else over HTTP. Throws a sentence when the port is taken. */
export const serveHealth = async (options: HealthOptions): Promise<HealthPort> => {
  const metrics = new RoleMetrics(options.role);
  const server = createServer((request, response) => {
    answerTo(request.method, request.url, options, metrics)
      .catch((): Answer => json(500, { status: 'unavailable', role: options.role }))
      .then(({ status, type, body }) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
        response.end(request.method === 'HEAD' ? undefined : body);
      });
  });
  await listening(server, options);
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
};

const answerTo = async (
  method: string | undefined,
  url: string | undefined,
  { role, look }: HealthOptions,
  metrics: RoleMetrics,
): Promise<Answer> => {
  if (method !== 'GET' && method !== 'HEAD') return json(405, { status: 'method_not_allowed' });
  switch (url?.split('?')[0]) {
    case '/livez':
      return json(200, { status: 'ok' });
    case '/readyz':
      return readiness(role, await look());
    case '/metrics':
      return { status: 200, type: metrics.contentType, body: await metrics.text(await look()) };
    default:
      return json(404, { status: 'not_found' });
  }
};

const readiness = (role: string, { engines, degraded = [] }: Condition): Answer => {
  const unavailable = Object.values(engines).includes(false);
  const status = unavailable ? 'unavailable' : degraded.length > 0 ? 'degraded' : 'ok';
  const named = Object.entries(engines).map(([engine, answers]) => [engine, answers ? 'ok' : 'away']);
  return json(unavailable ? 503 : 200, { status, role, ...Object.fromEntries(named), degraded });
};

const json = (status: number, body: object): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});

/** What the process counts, and what `/readyz` says, for Prometheus. */
class RoleMetrics {
  private readonly registry = new Registry();
  private readonly engines: Gauge;
  private readonly degraded: Gauge;

  constructor(role: string) {
    const registers = [this.registry];
    this.registry.setDefaultLabels({ role });
    collectDefaultMetrics({ register: this.registry });
    this.engines = new Gauge({
      name: 'mustafid_engine_answers',
      help: '1 where the engine answers, 0 where it is away',
      labelNames: ['engine'],
      registers,
    });
    this.degraded = new Gauge({
      name: 'mustafid_degraded',
      help: 'What /readyz says',
      labelNames: ['what', 'name'],
      registers,
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async text({ engines, degraded = [] }: Condition): Promise<string> {
    for (const [engine, answers] of Object.entries(engines)) this.engines.set({ engine }, answers ? 1 : 0);
    this.degraded.reset();
    for (const { what, name = '' } of degraded) this.degraded.set({ what, name }, 1);
    return this.registry.metrics();
  }
}

const listening = (server: Server, { host, port }: HealthOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(`HEALTH_PORT ${port} cannot be listened on at ${host} (${error.code}): set another one.`)),
    );
    server.listen(port, host.replace(/^\[|\]$/g, ''), resolve);
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
