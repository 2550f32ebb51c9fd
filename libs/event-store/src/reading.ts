import {
  BACKWARDS,
  END,
  FORWARDS,
  START,
  StreamNotFoundError,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  type ReadPosition,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import { decode } from './codec';
import { LogAway, UnknownEventType } from './failures';
import { isSystem } from './is-system';
import type { Recorded } from './recorded';
import { backoffMs, pause } from './time-limit';

const SILENCE_TIMEOUT_MS = 5_000;
const MAX_TRIES = 4;
/** How far the ends of the log are searched for an event that is ours. */
const MAX_SYSTEM_EVENTS = 4_096;
const PAGE = 64;

/** A stream's events from a revision on; none where there is no such stream. Throws LogAway. */
export const readStream = (
  client: EventStoreDBClient,
  stream: string,
  fromRevision = 0n,
  maxCount?: number,
): Promise<Recorded[]> =>
  tried(`read of ${stream}`, async () => {
    try {
      const bounds = { fromRevision, ...(maxCount === undefined ? {} : { maxCount }) };
      const read = client.readStream(stream, { direction: FORWARDS, ...bounds, requiresLeader: true });
      return await decoded(read);
    } catch (error) {
      if (error instanceof StreamNotFoundError) return [];
      throw error;
    }
  });

/** One page of the whole log, the log's own events left out; `from` is inclusive. `next` is undefined at the end. */
export const readAllPage = (
  client: EventStoreDBClient,
  from: bigint | 'start',
  maxCount: number,
): Promise<{ events: Recorded[]; last: bigint | undefined }> =>
  tried('read of the log', async () => {
    const found = await collected(client.readAll({ direction: FORWARDS, fromPosition: allPosition(from), maxCount }));
    return { events: oursOf(found), last: found.at(-1)?.commitPosition };
  });

/** The position of the last event that is ours; undefined for an empty log. */
export const readHead = (client: EventStoreDBClient): Promise<bigint | undefined> =>
  tried('read of the head', async () => {
    let fromPosition: ReadPosition = END;
    let seen = 0;
    for (;;) {
      const found: AllStreamResolvedEvent[] = await collected(
        client.readAll({ direction: BACKWARDS, fromPosition, maxCount: PAGE }),
      );
      const ours = found.find(({ event }) => event && !isSystem(event));
      const oldest = found.at(-1)?.event?.position;
      seen += found.length;
      if (ours || !oldest || seen >= MAX_SYSTEM_EVENTS) return (ours ?? found.at(-1))?.event?.position.commit;
      fromPosition = oldest;
    }
  });

/** The first event that is ours; undefined for an empty log. */
export const readFirst = (client: EventStoreDBClient): Promise<{ id: string } | undefined> =>
  tried('read of the first event', async () => {
    const found = await collected(client.readAll({ direction: FORWARDS, fromPosition: START, maxCount: PAGE }));
    return found.find(({ event }) => event && !isSystem(event))?.event ?? found[0]?.event;
  });

export const allPosition = (position: bigint | 'start'): ReadPosition =>
  position === 'start' ? START : { commit: position, prepare: position };

const decoded = async (read: StreamingRead<ResolvedEvent>): Promise<Recorded[]> =>
  (await collected(read)).flatMap(({ event, commitPosition }) => (event ? [decode(event, commitPosition)] : []));

const oursOf = (found: AllStreamResolvedEvent[]): Recorded[] =>
  found.flatMap(({ event, commitPosition }) => (event && !isSystem(event) ? [decode(event, commitPosition)] : []));

/** All that a read gives. The client knows no deadline for reads: silence ends it. */
const collected = <Event>(read: StreamingRead<Event>): Promise<Event[]> =>
  new Promise((resolve, reject) => {
    const events: Event[] = [];
    const silent = setTimeout(() => {
      reject(new LogAway(`no answer within ${SILENCE_TIMEOUT_MS} ms`));
      read.cancel().catch(() => undefined);
    }, SILENCE_TIMEOUT_MS);
    read
      .on('data', (event: Event) => {
        events.push(event);
        silent.refresh();
      })
      .on('error', (error: unknown) => {
        clearTimeout(silent);
        reject(error as Error);
      })
      .on('end', () => {
        clearTimeout(silent);
        resolve(events);
      });
  });

/** A read changes nothing, so one that failed is tried again. */
const tried = async <Answer>(what: string, read: () => Promise<Answer>): Promise<Answer> => {
  let cause: unknown;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (tries > 0) await pause(backoffMs(tries - 1, 100, 1_000));
    try {
      return await read();
    } catch (error) {
      if (error instanceof UnknownEventType) throw error;
      if (error instanceof LogAway) throw error;
      cause = error;
    }
  }
  throw new LogAway(what, { cause });
};
