import { openRoad } from '@lib/commands';
import type { Instant } from '@lib/domain';
import { CalendarDocuments, Effects, EventStore, PolicyDocuments } from '@lib/event-store';
import { ExportFiles } from '@lib/exports';
import { answersInTime, type Condition } from '@lib/health';
import {
  AlarmClocks,
  AlarmsReaction,
  caseAlarms,
  CalendarsReaction,
  type Delivery,
  DueClocks,
  ExportsReaction,
  FollowUpsReaction,
  InquiryLinksReaction,
  IntentsReaction,
  InvitationsReaction,
  NumbersReaction,
  otherAlarms,
  OutboxReaction,
  OwedDates,
  ReconciliationSchedule,
  reconciliationActivities,
  SilenceReaction,
  type Say,
  timelineActivities,
  tryLease,
  ToDoList,
} from '@lib/reactions';
import { openReadDatabase, type ReadDatabase, type Reconciled, Reconciliations, troublesOf } from '@lib/read-models';
import { Client, Connection } from '@temporalio/client';
import { AskedReconciliations } from './asked-reconciliations';
import { KeptSchedule } from './kept-schedule';
import { postRoomOf, whereMailGoes } from './post-room-of';
import { TemporalWorker } from './temporal-worker';
import { untilDone } from './until-done';
import type { WorkerSettings } from './worker-settings';

export interface WorkerOptions {
  /** A line for the operator. */
  readonly say?: Say;
  /** Two installations in one namespace of Temporal need two. */
  readonly taskQueue?: string;
}

export interface RunningWorker {
  /** Settles when every engine has been reached once; what can be done before is done before. */
  readonly ready: Promise<void>;
  /** Whether the engines answer; until the log and the read models were reached once, none counts as there. */
  look(): Promise<Condition>;
  /** Finishes what is in hand, within 5 s. */
  close(): Promise<void>;
}

interface Parts {
  readonly store: EventStore;
  readonly database: ReadDatabase;
  readonly connection: Connection;
  readonly clocks: AlarmClocks;
  readonly temporal: TemporalWorker;
  readonly schedule: KeptSchedule;
  readonly asked: AskedReconciliations;
  readonly reconciliations: Reconciliations;
  readonly lists: readonly ToDoList[];
  readonly delivery: Delivery;
}

/** A process is given five seconds from its SIGTERM on. */
const CLOSE_LIMIT_MS = 4_500;

/** Left alone, the channel would try a server that was away for long only every two minutes. */
const QUICK_TO_RETURN = { 'grpc.initial_reconnect_backoff_ms': 250, 'grpc.max_reconnect_backoff_ms': 2_000 };

/** Rings the alarms and works the to-do lists off. Answers at once; an engine that is away is waited for and taken up again. */
export const startWorker = async (
  settings: WorkerSettings,
  { say = tellOperator, taskQueue = 'timelines' }: WorkerOptions = {},
): Promise<RunningWorker> => {
  const stopping = new AbortController();
  say(whereMailGoes(settings));
  const opening = open(settings, taskQueue, say, stopping.signal);
  let opened: Parts | undefined;
  void opening.then((parts) => (opened = parts)).catch(() => undefined);
  return {
    ready: opening.then(async (parts) => parts?.temporal.ready),
    look: () => look(opened),
    close: async () => {
      stopping.abort();
      await withinLimit(opening.then(async (parts) => parts && shut(parts)));
    },
  };
};

const open = async (
  settings: WorkerSettings,
  taskQueue: string,
  say: Say,
  signal: AbortSignal,
): Promise<Parts | undefined> => {
  const { eventStoreUrl, databaseUrl, temporalAddress: address, temporalNamespace: namespace } = settings;
  const { instanceId, instanceSecret } = settings;
  const store = await untilDone(() => EventStore.connect(eventStoreUrl, { instanceId }), 'the event log', say, signal);
  if (!store) return undefined;
  const database = await untilDone(() => openReadDatabase(databaseUrl), 'the read models', say, signal);
  if (!database) {
    await store.close();
    return undefined;
  }
  const connection = Connection.lazy({ address, channelArgs: QUICK_TO_RETURN });
  const client = new Client({ connection, namespace });
  const clocks = new AlarmClocks(client, taskQueue);
  const reconciliations = new Reconciliations(database, taskQueue);
  const [policies, calendars] = [new PolicyDocuments(store), new CalendarDocuments(store)];
  const road = openRoad({ store, instanceSecret, policies, calendars, gateway: settings.webhookUrl !== undefined });
  const now = (): Instant => store.clock.now();
  const delivery = postRoomOf(settings, now);
  const comparing = reconciliationActivities({ database, clocks, now, head: () => store.head() }, reconciliations);
  const names = new DueClocks(database, policies, calendars);
  const effects = new Effects(store, instanceId);
  const files = new ExportFiles(settings.exportsFolder);
  const paper = { association: settings.associationName, chromium: settings.chromiumPath };
  const exporting = { store, policies, calendars, files, paper, now, say };
  const reactions = [
    ...[caseAlarms, otherAlarms].map((list) => new AlarmsReaction(database, { clocks, names, say }, list)),
    new NumbersReaction(database, road),
    new InquiryLinksReaction(database, road, store.clock),
    new FollowUpsReaction(database, road),
    new SilenceReaction(database, road),
    new InvitationsReaction(database, road),
    new CalendarsReaction(database, road, calendars, now, say),
    new ExportsReaction(database, road, exporting),
    new IntentsReaction(database, road, new OwedDates(store, policies, calendars), now),
    new OutboxReaction(database, road, delivery, now, () => effects.areOurs()),
  ];
  return {
    store,
    database,
    connection,
    clocks,
    delivery,
    reconciliations,
    asked: new AskedReconciliations(
      reconciliations,
      comparing.reconcile,
      () => tryLease(database, `reconciliations of ${taskQueue}`, () => undefined),
      say,
    ),
    schedule: new KeptSchedule(new ReconciliationSchedule(client, taskQueue), say),
    temporal: new TemporalWorker(
      { address, namespace, taskQueue },
      {
        ...timelineActivities(road, store.clock),
        ...comparing,
      },
      say,
    ),
    lists: reactions.map((reaction) => new ToDoList(reaction, { store, database, say })),
  };
};

const look = async (parts: Parts | undefined): Promise<Condition> => {
  if (!parts) return { engines: { log: false, readModels: false, temporal: false } };
  const { store, database, connection, temporal, reconciliations } = parts;
  let reconciled: Reconciled | undefined;
  const [log, readModels, alarms] = await Promise.all([
    answersInTime(() => store.head()),
    answersInTime(() => database.query('select 1')),
    answersInTime(() => connection.workflowService.getSystemInfo({})),
    answersInTime(async () => (reconciled = await reconciliations.latest())),
  ]);
  return {
    engines: { log, readModels, temporal: alarms && temporal.rings },
    degraded: troublesOf(reconciled, store.clock.now()),
  };
};

/** First what acts, then what it acts with. */
const shut = async ({
  store,
  database,
  connection,
  clocks,
  delivery,
  schedule,
  asked,
  temporal,
  lists,
}: Parts): Promise<void> => {
  const acting = Promise.all([temporal.close(), schedule.close(), asked.close(), ...lists.map((list) => list.close())]);
  clocks.close();
  await acting;
  delivery.close?.();
  await Promise.all([connection.close(), database.close()]);
  await store.close();
};

/** An engine that hangs is left behind, as it would be by a kill: whatever was in hand is begun anew elsewhere. */
const withinLimit = async (closing: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, CLOSE_LIMIT_MS)));
  await Promise.race([closing, limit]);
  clearTimeout(timer);
};

const tellOperator: Say = (line) => void process.stdout.write(`worker: ${line}\n`);
