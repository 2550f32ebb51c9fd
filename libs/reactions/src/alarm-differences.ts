import type { Instant } from '@lib/domain';
import type { RunningAlarms } from './alarm-clocks';

/** What a stream should be waiting for, by the log's read model. */
export interface Awaited {
  readonly stream: string;
  readonly next: Instant;
  readonly revision: bigint;
}

export interface AlarmDifferences {
  /** Something falls due, and no alarm runs. */
  readonly missing: readonly string[];
  /** An alarm runs, and nothing falls due. It ends itself when it rings. */
  readonly orphaned: readonly string[];
  /** It would ring too late, or knows a revision that the stream does not have and would not listen. */
  readonly stale: readonly string[];
  /** Rings once before its time, finds nothing, and takes the later instant from the answer: so it was built. */
  readonly early: number;
  /** Does not show what it waits for: begun by an older release, or where the server lacks the search attributes. */
  readonly unread: number;
}

export const alarmDifferences = (awaited: readonly Awaited[], running: RunningAlarms): AlarmDifferences => {
  const missing: string[] = [];
  const stale: string[] = [];
  let early = 0;
  let unread = 0;
  for (const { stream, next, revision } of awaited) {
    const known = running.get(stream);
    if (!running.has(stream)) missing.push(stream);
    else if (known === undefined) unread += 1;
    else if (known.next > next || known.revision > revision) stale.push(stream);
    else if (known.next < next) early += 1;
  }
  const due = new Set(awaited.map(({ stream }) => stream));
  return { missing, orphaned: [...running.keys()].filter((stream) => !due.has(stream)), stale, early, unread };
};
