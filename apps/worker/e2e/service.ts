import { randomBytes, randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { adoptVersionOne, type CommandAnswer, type CommandRoad, openRoad } from '@lib/commands';
import { type Actor, type Role, systemActor } from '@lib/domain';
import { CalendarDocuments, EventStore, PolicyDocuments, type Recorded, pinnedDocuments } from '@lib/event-store';
import { openReadDatabase, ProjectionEngine, type ReadDatabase, readModels } from '@lib/read-models';
import { engines, type Engines, type OwnTemporal, type TestNode, type TestTemporal } from '@lib/testing';
import { Client } from 'pg';
import type { WorkerSettings } from '../src/worker-settings';

/** The real engines and everything but the worker, in this process. */
export class Service {
  private projector: ProjectionEngine | undefined;
  private constructor(
    readonly engines: Engines,
    readonly node: TestNode,
    readonly settings: WorkerSettings,
    readonly store: EventStore,
    readonly road: CommandRoad,
    public database: ReadDatabase,
  ) {}

  static async start(temporal: (engines: Engines) => Promise<TestTemporal | OwnTemporal>): Promise<Service> {
    const running = await engines();
    const node = await running.eventNode();
    const { address, namespace } = await temporal(running);
    const settings: WorkerSettings = {
      eventStoreUrl: node.url,
      databaseUrl: await running.databaseUrl('read'),
      temporalAddress: address,
      temporalNamespace: namespace,
      exportsFolder: path.join(os.tmpdir(), `mustafid-exports-${randomUUID()}`),
      instanceId: `test-${randomBytes(4).toString('hex')}`,
      instanceSecret: randomBytes(32).toString('base64url'),
      publicUrl: 'http://127.0.0.1:3000',
      mailFrom: 'Mustafid <mustafid@localhost>',
    };
    const store = await EventStore.connect(node.url, { instanceId: settings.instanceId });
    const road = openRoad({ store, instanceSecret: settings.instanceSecret });
    const database = await openReadDatabase(settings.databaseUrl);
    const service = new Service(running, node, settings, store, road, database);
    service.startProjector();
    return service;
  }

  startProjector(): void {
    const policies = new PolicyDocuments(this.store);
    const calendars = new CalendarDocuments(this.store);
    this.projector = new ProjectionEngine({
      database: this.database,
      log: this.store,
      projections: readModels,
      documents: (key) => pinnedDocuments(policies, calendars, key),
    });
    this.projector.start();
  }

  async stopProjector(): Promise<void> {
    await this.projector?.stop();
    this.projector = undefined;
  }

  /** Drops the database under whoever uses it, makes an empty one, and folds it from the log. */
  async dropReadModels(): Promise<void> {
    await this.stopProjector();
    await this.database.close();
    const url = new URL(this.settings.databaseUrl);
    const name = url.pathname.slice(1);
    url.pathname = '/postgres';
    const administrator = new Client({ connectionString: url.toString() });
    await administrator.connect();
    await administrator.query(`drop database "${name}" with (force)`);
    await administrator.query(`create database "${name}"`);
    await administrator.end();
    this.database = await openReadDatabase(this.settings.databaseUrl);
    this.startProjector();
  }

  /** Everything that was started here; workers are the spec's own. */
  async stop(): Promise<void> {
    await this.stopProjector();
    await this.database.close();
    await this.store.close();
    await this.engines.stop();
  }

  /** Whether a read model shows what the log holds. */
  async caughtUp(name: string): Promise<boolean> {
    const head = await this.store.head();
    const [row] = await this.database
      .query<{ position: bigint | null }>(
        `select commit_position as position from projections where name = $1 and role = 'live'`,
        [name],
      )
      .catch(() => []);
    return row !== undefined && BigInt(row.position ?? -1n) >= head;
  }

  async adoptMain(): Promise<void> {
    await adoptVersionOne(this.road);
  }

  /** A policy series for demonstrations. */
  async adopt(policyId: string, document: Record<string, unknown>): Promise<void> {
    await this.road.execute({
      type: 'AdoptPolicy',
      target: { category: 'policy', id: policyId },
      data: { policyId, version: 1, use: 'demonstration', ...document },
      actor: actorOf('supervisor'),
      correlationId: randomUUID(),
    });
  }

  async submit(policyId: string, idempotencyKey?: string): Promise<string> {
    const request = {
      policyId,
      applicantId: randomUUID(),
      beneficiaryId: randomUUID(),
      origin: 'own_request',
      channel: 'website',
      serviceMode: 'remote',
      beneficiaryKind: 'external',
      segment: 'family',
      requestedSupport: 'financial',
      personal: [],
      attachments: [],
    };
    const answer = await this.send('intake', 'SubmitRequest', undefined, request, idempotencyKey);
    return answer.id;
  }

  send(
    role: Role,
    type: string,
    caseId: string | undefined,
    data: Record<string, unknown> = {},
    idempotencyKey?: string,
  ): Promise<CommandAnswer> {
    const correlationId = randomUUID();
    const target = { category: 'case' as const, id: caseId };
    const keyed = idempotencyKey === undefined ? {} : { idempotencyKey };
    return this.road.execute({ type, target, data, actor: actorOf(role), correlationId, ...keyed });
  }

  async eventsOf(caseId: string): Promise<Recorded[]> {
    return (await this.store.load(`case-${caseId}`)).events;
  }

  /** How many events of this type the case holds. */
  async count(caseId: string, type: string): Promise<number> {
    return (await this.eventsOf(caseId)).filter((event) => event.type === type).length;
  }
}

const actorOf = (role: Role): Actor =>
  role === 'system' ? systemActor : { id: `sample-${role}`, kind: 'person', roles: [role] };

/** A window in seconds. */
export const seconds = (count: number): { length: string; source: 'house' } => ({
  length: `PT${count}S`,
  source: 'house',
});

/** A review window of seconds, no gates, and every other window far off. */
export const quick = (floor: number, target: number | null = null): Record<string, unknown> => ({
  gates: [],
  reviewWindow: {
    from: 'raising',
    floor: { ...seconds(floor), clause: 'P27' },
    target: target === null ? null : seconds(target),
    ceiling: null,
    earlyAnswer: false,
    basis: 'a test',
  },
});
