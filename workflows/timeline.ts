import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';

/** What an alarm knows: one instant (ISO, UTC), by which clock, and the revision of the stream that it was read at. */
export interface Due {
  revision: number;
  next: string | null;
  clock?: string | null;
}

/** Begins an alarm; `stream` is the whole name (`case-<id>`). */
export interface Alarm extends Due {
  stream: string;
  /** The server knows our search attributes: what the alarm waits for is shown by them. Absent in older alarms. */
  indexed?: boolean;
}

/** What a ring answers; `inMs` is how far off `next` is by the clock that judges, at least 0. */
export interface Rung extends Due {
  inMs: number;
}

export interface TimelineActivities {
  passTimelineStep(stream: string): Promise<Rung>;
}

export const due = defineSignal<[Due]>('due');

const HISTORY_LIMIT = 500;

/** Two clocks of one machine differ by some milliseconds; a ring that comes this late is never too early for them. */
const MARGIN_MS = 30;

/** How often at most an alarm asks again that is told to come back at once and finds nothing changed. */
const SLOWEST_MS = 60_000;

/** Without an end: the service may be away for days, and retries leave no trace in the history. */
const { passTimelineStep } = proxyActivities<TimelineActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** An alarm clock: waits for one instant or for an earlier one, rings, takes the next from the answer; ends on null. */
export async function timeline({ stream, indexed = false, ...given }: Alarm): Promise<void> {
  let known: Due = given;
  let shown: Due = given;
  setHandler(due, (told) => {
    known = newer(known, told);
  });

  let atLeastMs = 0;
  let early = 0;
  while (known.next !== null) {
    if (indexed && known !== shown) show((shown = known));
    const waitedFor = known.next;
    // oxlint-disable-next-line no-restricted-properties -- inside a workflow this is Temporal's own time, the same at each replay
    const waitMs = Math.max(Date.parse(waitedFor) - Date.now(), atLeastMs) + MARGIN_MS;
    // Signals that change nothing make a history longer too.
    if (await condition(() => known.next !== waitedFor || isLong(), waitMs)) {
      early = 0;
    } else {
      const rung = await passTimelineStep(stream);
      known = newer(known, rung);
      early = known.next === waitedFor ? early + 1 : 0;
      atLeastMs = rung.inMs;
    }
    // Rung too early by the clock that judges: the same instant again, by that clock's distance, ever more slowly.
    atLeastMs = early === 0 ? 0 : Math.max(atLeastMs, Math.min(25 * 2 ** early, SLOWEST_MS));
    // Every signal of this history has been taken by its handler, and one that comes meanwhile makes
    // the server refuse this end of the run, so none is lost between two runs.
    if (known.next !== null && isLong()) {
      // What the next run begins with is taken for shown, so it is shown here.
      if (indexed && known !== shown) show(known);
      await continueAsNew<typeof timeline>({ stream, indexed, ...known });
    }
  }
}

const isLong = (): boolean => workflowInfo().historyLength >= HISTORY_LIMIT;

/** The same object where nothing is new: what is new is shown, and costs an event of the history. */
const newer = (known: Due, { revision, next, clock }: Due): Due =>
  revision < known.revision || (revision === known.revision && next === known.next) ? known : { revision, next, clock };

const clockKey = { name: 'MustafidClock', type: 'KEYWORD' } as const;
const dueKey = { name: 'MustafidDue', type: 'DATETIME' } as const;
const revisionKey = { name: 'MustafidRevision', type: 'INT' } as const;

/** For Temporal's own lists: nothing personal. An alarm that ends has nothing to show. */
const show = ({ revision, next, clock }: Due): void => {
  if (next === null) return;
  upsertSearchAttributes([
    { key: clockKey, value: clock ?? null },
    { key: dueKey, value: new Date(next) },
    { key: revisionKey, value: revision },
  ]);
};
