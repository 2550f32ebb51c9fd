import type { Delivery } from './delivery';
import type { Page } from './event-table';
import { streamDeleted } from './failures';
import type { Log } from './log';
import type { Outlet } from './outlet';
import type { ReadRequest } from './read-request';
import { END_OF_STREAM, type StoredEvent } from './stored-event';
import { shownInAll } from './tail';
import { streamNotFoundResponse } from './wire';

type Read = Extract<ReadRequest, { mode: 'read' }>;
type StreamRead = Extract<Read, { target: 'stream' }>;
type AllRead = Extract<Read, { target: 'all' }>;

interface Reading {
  readonly log: Log;
  readonly outlet: Outlet;
  readonly delivery: Delivery;
}

/** Pages until enough were delivered or nothing is left. */
const sendPages = async (
  { outlet, delivery }: Reading,
  count: number,
  next: (atMost: number) => Promise<Page>,
  wanted: (event: StoredEvent) => boolean,
): Promise<void> => {
  let left = count;
  while (left > 0 && !outlet.closed) {
    const page = await next(left);
    for (const event of page.events) {
      if (outlet.closed || left === 0) return;
      if (!wanted(event)) continue;
      await delivery.send(event);
      left -= 1;
    }
    if (page.complete) return;
  }
};

const readAll = async (reading: Reading, request: AllRead): Promise<void> => {
  const { direction, filter, from } = request;
  const backwards = direction === 'backwards';
  if (from === (backwards ? 'start' : 'end')) return;
  let cursor = from === 'start' ? 0n : from === 'end' ? END_OF_STREAM : backwards ? from - 1n : from;
  const next = async (atMost: number): Promise<Page> => {
    // What the filter or the hiding of some streams leaves out does not count, so such pages are never cut short.
    const page = await reading.log.allPage(cursor, direction, filter === undefined ? atMost + 8 : END_OF_PAGE);
    const last = page.events.at(-1);
    if (last !== undefined) cursor = backwards ? last.position - 1n : last.position + 1n;
    return page;
  };
  await sendPages(reading, request.count, next, (event) => shownInAll(event) && (filter?.matches(event) ?? true));
};

const END_OF_PAGE = Number.MAX_SAFE_INTEGER;

const streamCursor = ({ from, direction }: StreamRead, firstVisible: bigint, last: bigint): bigint | undefined => {
  if (direction === 'backwards') {
    if (from === 'start') return 0n;
    return from === 'end' || from > last ? last : from;
  }
  if (from === 'end') return undefined;
  const begin = from === 'start' ? 0n : from;
  return begin < firstVisible ? firstVisible : begin;
};

const readStream = async (reading: Reading, request: StreamRead): Promise<void> => {
  const { stream, direction, count } = request;
  const view = await reading.log.view(stream);
  if (view.tombstoned) throw streamDeleted(stream);
  if (view.last < 0n || view.deleted) return reading.outlet.send(streamNotFoundResponse(stream));
  const begin = streamCursor(request, view.firstVisible, view.last);
  if (begin === undefined) return;
  const backwards = direction === 'backwards';
  let cursor = begin;
  const next = async (atMost: number): Promise<Page> => {
    const page = await reading.log.streamPage(stream, cursor, direction, atMost);
    const last = page.events.at(-1);
    if (last === undefined) return page;
    cursor = backwards ? last.revision - 1n : last.revision + 1n;
    return { ...page, complete: page.complete || (backwards && cursor < view.firstVisible) };
  };
  // A tombstone that comes while this read is under way belongs to the next one.
  await sendPages(
    reading,
    count,
    next,
    (event) => event.revision !== END_OF_STREAM && reading.log.isVisible(event, view),
  );
};

export const countedRead = (reading: Reading, request: Read): Promise<void> =>
  request.target === 'stream' ? readStream(reading, request) : readAll(reading, request);
