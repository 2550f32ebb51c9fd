import type { Instant } from '@lib/domain';
import { type AlarmCounts, ProjectionWatch, type ReadDatabase, type Reconciled } from '@lib/read-models';
import { setTimeout as pause } from 'node:timers/promises';
import type { AlarmClocks } from './alarm-clocks';
import { type AlarmDifferences, alarmDifferences, type Awaited } from './alarm-differences';
import { alarmLists, streamOf } from './alarm-list';

export interface Reconciling {
  readonly database: ReadDatabase;
  readonly clocks: AlarmClocks;
  readonly now: () => Instant;
  /** The log's last position. */
  readonly head: () => Promise<bigint>;
  /** How long a list may take to stand there. */
  readonly catchUpMs?: number;
  /** Between two looks: an alarm that is just being set, or a list that lags, is no difference. */
  readonly settleMs?: number;
}

const SETTLE_MS = 3_000;
const CATCH_UP_MS = 10_000;

/**
 * What the log says each stream should be waiting for, beside what Temporal waits for. One listing, however many alarms
 * there are; a second one where the first differs. Mends nothing. Throws where a list is behind the log.
 */
export const reconcile = async (given: Reconciling): Promise<Reconciled> => {
  const { database, clocks, now, settleMs = SETTLE_MS } = given;
  await clocks.prepare();
  await caughtUp(given);
  const first = await look(database, clocks);
  const settled = none(first) ? first : await pause(settleMs).then(() => look(database, clocks));
  const differing = {
    missing: both(first, settled, 'missing'),
    orphaned: both(first, settled, 'orphaned'),
    stale: both(first, settled, 'stale'),
  };
  const { expected, running, early, unread } = settled;
  return {
    at: now(),
    expected,
    running,
    missing: differing.missing.length,
    orphaned: differing.orphaned.length,
    stale: differing.stale.length,
    early,
    unread,
    differing,
    indexingCommand: clocks.indexed ? null : clocks.indexingCommand,
  };
};

/** A list that is being built anew does not name yet what falls due: every alarm would wait for nothing. */
const caughtUp = async ({ database, head, catchUpMs = CATCH_UP_MS }: Reconciling): Promise<void> => {
  const position = await head();
  const watch = await ProjectionWatch.open(database);
  try {
    for (const { list } of alarmLists)
      if (!(await watch.waitFor(list, position, catchUpMs))) throw new Error(`The list '${list}' is behind the log.`);
  } finally {
    await watch.close();
  }
};

type Look = AlarmDifferences & Pick<AlarmCounts, 'expected' | 'running'>;

const look = async (database: ReadDatabase, clocks: AlarmClocks): Promise<Look> => {
  const [running, ...awaited] = await Promise.all([
    clocks.running(),
    ...alarmLists.map((list) =>
      database.query<Awaited>(
        `select ${streamOf(list)} as stream, next, revision from ${list.list} where next is not null`,
      ),
    ),
  ]);
  const all = awaited.flat();
  return { ...alarmDifferences(all, running), expected: all.length, running: running.size };
};

const none = ({ missing, orphaned, stale }: AlarmDifferences): boolean =>
  missing.length + orphaned.length + stale.length === 0;

const both = (first: Look, second: Look, what: 'missing' | 'orphaned' | 'stale'): string[] => {
  const before = new Set(first[what]);
  return second[what].filter((stream) => before.has(stream));
};
