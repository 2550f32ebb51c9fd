import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Reconciled } from '@lib/read-models';
import { LiveHub } from '../live/live-hub';
import { ReadinessCheck } from './readiness';

/** What this process counts. No label ever holds what a caller sent. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram;
  private readonly requestsBy = new Map<string, Histogram.Internal<string>>();
  private readonly clockOffset: Gauge;
  private readonly degraded: Gauge;
  private readonly readers: Gauge;
  private readonly alarms: Gauge;
  private readonly reconciledAt: Gauge;

  constructor(
    private readonly readiness: ReadinessCheck,
    private readonly live: LiveHub,
  ) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'mustafid_http_request_seconds',
      help: 'Time to answer, by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    });
    this.clockOffset = new Gauge({
      name: 'mustafid_clock_offset_seconds',
      help: "The log's clock ahead of ours",
      registers,
    });
    this.degraded = new Gauge({
      name: 'mustafid_degraded',
      help: 'What /readyz says',
      labelNames: ['what', 'name'],
      registers,
    });
    this.readers = new Gauge({ name: 'mustafid_live_readers', help: 'Open live streams', registers });
    this.alarms = new Gauge({
      name: 'mustafid_reconciliation_alarms',
      help: 'Alarms by what the last full comparison with the log found',
      labelNames: ['found'],
      registers,
    });
    this.reconciledAt = new Gauge({
      name: 'mustafid_reconciliation_at_seconds',
      help: 'When the last full comparison was made, in seconds since 1970',
      registers,
    });
  }

  watch(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      this.requestsOf(request.method, request.routeOptions.url ?? 'none', reply.statusCode).observe(
        reply.elapsedTime / 1_000,
      );
      done();
    });
  }

  /** Kept by what is asked for again and again; as many as the registry holds anyway. */
  private requestsOf(method: string, route: string, status: number): Histogram.Internal<string> {
    const name = `${method} ${route} ${status}`;
    const known = this.requestsBy.get(name);
    if (known) return known;
    const made = this.requests.labels({ method, route, status: String(status) });
    this.requestsBy.set(name, made);
    return made;
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async text(): Promise<string> {
    const { readiness, reconciled } = await this.readiness.look();
    const { clock, degraded } = readiness;
    this.clockOffset.set(clock.offsetMs / 1_000);
    this.degraded.reset();
    for (const { what, name = '' } of degraded) this.degraded.set({ what, name }, 1);
    this.readers.set(this.live.size);
    this.tellAlarms(reconciled);
    return this.registry.metrics();
  }

  private tellAlarms(reconciled: Reconciled | undefined): void {
    if (!reconciled) return;
    const { expected, running, missing, orphaned, stale } = reconciled;
    for (const [found, count] of Object.entries({ expected, running, missing, orphaned, stale }))
      this.alarms.set({ found }, count);
    this.reconciledAt.set(Date.parse(reconciled.at) / 1_000);
  }
}
