import type { Delivery } from './delivery';
import { streamDeleted } from './failures';
import { CheckpointCounter } from './filters';
import type { Log } from './log';
import type { Outlet } from './outlet';
import type { ReadRequest } from './read-request';
import { END_OF_STREAM, type StoredEvent } from './stored-event';
import { shownInAll } from './tail';
import { caughtUpResponse, checkpointResponse, confirmationResponse } from './wire';

type Subscribe = Extract<ReadRequest, { mode: 'subscribe' }>;
type StreamSubscribe = Extract<Subscribe, { target: 'stream' }>;
type AllSubscribe = Extract<Subscribe, { target: 'all' }>;
type Page = Awaited<ReturnType<Log['allPage']>>;

interface Subscriber {
  /** The stream whose commits alone are of interest. */
  readonly stream?: string;
  /** Sends one page of what lies in the table beyond what was sent; true when nothing was left. */
  history(): Promise<boolean>;
  reachedEnd(head: bigint): Promise<void>;
  live(event: StoredEvent): Promise<void>;
}

/**
 * Confirmation, history, caught_up, live. History comes from the table by bounded pages, live from the shared tail. A
 * client that does not read is not written to and nothing is kept for it: once the tail has moved on without it, the
 * table is read again from where it stands, and caught_up said again.
 */
const follow = async (log: Log, outlet: Outlet, subscriber: Subscriber, fromEnd: bigint | undefined): Promise<void> => {
  let seen = fromEnd;
  while (!outlet.closed) {
    if (seen === undefined) {
      const head = log.tail.last;
      if (!(await subscriber.history())) continue;
      seen = head;
    }
    await subscriber.reachedEnd(seen);
    await outlet.send(caughtUpResponse());
    await followTail(log, outlet, subscriber, seen);
    seen = undefined;
  }
};

/** Returns when the tail no longer holds what comes next, or the client has gone. */
const followTail = async (log: Log, outlet: Outlet, subscriber: Subscriber, from: bigint): Promise<void> => {
  let seen = from;
  while (!outlet.closed) {
    const news = log.tail.after(seen);
    if (news === undefined) return;
    for (const event of news) {
      if (outlet.closed) return;
      await subscriber.live(event);
      seen = event.position;
    }
    if (news.length > 0) continue;
    const unchangedUpTo = await outlet.until<bigint>((wake) => log.tail.onNext(wake, subscriber.stream));
    if (unchangedUpTo !== undefined && unchangedUpTo > seen) seen = unchangedUpTo;
  }
};

class StreamSubscriber implements Subscriber {
  readonly stream: string;

  constructor(
    private readonly log: Log,
    private readonly delivery: Delivery,
    stream: string,
    /** The last revision that the client has or does not want. */
    private sent: bigint,
  ) {
    this.stream = stream;
  }

  async history(): Promise<boolean> {
    const view = await this.log.view(this.stream);
    const next = this.sent + 1n;
    // A deleted stream shows nothing but a tombstone.
    const begin = view.deleted ? END_OF_STREAM : next < view.firstVisible ? view.firstVisible : next;
    const page = await this.log.streamPage(this.stream, begin, 'forwards', Number.MAX_SAFE_INTEGER);
    for (const event of page.events) {
      if (event.revision === END_OF_STREAM || this.log.isVisible(event, view)) await this.send(event);
    }
    return page.complete;
  }

  async reachedEnd(): Promise<void> {}

  async live(event: StoredEvent): Promise<void> {
    if (event.stream === this.stream && event.revision > this.sent) await this.send(event);
  }

  private async send(event: StoredEvent): Promise<void> {
    await this.delivery.send(event);
    this.sent = event.revision;
    if (event.revision === END_OF_STREAM) throw streamDeleted(this.stream);
  }
}

class AllSubscriber implements Subscriber {
  private readonly counter: CheckpointCounter | undefined;
  private lastCheckpoint: bigint;
  private ahead: { readonly from: bigint; readonly page: Promise<Page> } | undefined;

  constructor(
    private readonly log: Log,
    private readonly outlet: Outlet,
    private readonly delivery: Delivery,
    private readonly filter: AllSubscribe['filter'],
    /** The last position that the client has or does not want. */
    private sent: bigint,
  ) {
    this.counter = filter && new CheckpointCounter(filter);
    this.lastCheckpoint = sent;
  }

  async history(): Promise<boolean> {
    const from = this.sent + 1n;
    const ahead = this.ahead?.from === from ? this.ahead.page : undefined;
    const page = await (ahead ?? this.pageFrom(from));
    const last = page.events.at(-1);
    // While this page is sent the next one is read: one, so that nothing grows for a client that does not read.
    this.ahead = page.complete || !last ? undefined : this.readAhead(last.position + 1n);
    for (const event of page.events) {
      if (this.outlet.closed) return false;
      const matches = await this.consider(event);
      if (this.counter?.dueInHistory(matches) === true) await this.checkpoint(event.position);
    }
    // A page that was read ahead was the last one then; since then there may be more.
    return page.complete && ahead === undefined;
  }

  async reachedEnd(head: bigint): Promise<void> {
    if (this.filter !== undefined && head > this.lastCheckpoint) await this.checkpoint(head);
  }

  async live(event: StoredEvent): Promise<void> {
    if (event.position <= this.sent) return;
    await this.consider(event);
    if (this.counter?.dueLive() === true) await this.checkpoint(event.position);
  }

  private pageFrom(from: bigint): Promise<Page> {
    return this.log.allPage(from, 'forwards', Number.MAX_SAFE_INTEGER);
  }

  private readAhead(from: bigint): { from: bigint; page: Promise<Page> } {
    const page = this.pageFrom(from);
    page.catch(() => undefined); // said when it is asked for, or never where the client has gone
    return { from, page };
  }

  private async consider(event: StoredEvent): Promise<boolean> {
    const matches = shownInAll(event) && (this.filter?.matches(event) ?? true);
    if (matches) await this.delivery.send(event);
    this.sent = event.position;
    return matches;
  }

  private async checkpoint(position: bigint): Promise<void> {
    this.lastCheckpoint = position;
    await this.outlet.send(checkpointResponse(position));
  }
}

interface Serving {
  readonly log: Log;
  readonly outlet: Outlet;
  readonly delivery: Delivery;
  readonly subscriptionId: string;
}

const subscribeToStream = async (serving: Serving, { stream, from }: StreamSubscribe): Promise<void> => {
  const { log, outlet, delivery } = serving;
  const head = log.tail.last;
  const view = await log.view(stream);
  if (view.tombstoned) throw streamDeleted(stream);
  await outlet.send(confirmationResponse(serving.subscriptionId));
  const sent = from === 'start' ? -1n : from === 'end' ? view.last : from;
  await follow(log, outlet, new StreamSubscriber(log, delivery, stream, sent), from === 'end' ? head : undefined);
};

const subscribeToAll = async (serving: Serving, { from, filter }: AllSubscribe): Promise<void> => {
  const { log, outlet, delivery } = serving;
  const head = log.tail.last;
  const sent = from === 'start' ? 0n : from === 'end' ? head : from;
  await outlet.send(confirmationResponse(serving.subscriptionId));
  const subscriber = new AllSubscriber(log, outlet, delivery, filter, sent);
  await follow(log, outlet, subscriber, from === 'end' ? head : undefined);
};

/** Runs until the client goes; throws the status that ends the call. */
export const subscribe = (serving: Serving, request: Subscribe): Promise<void> =>
  request.target === 'stream' ? subscribeToStream(serving, request) : subscribeToAll(serving, request);
