import { UnknownError, type EventStoreDBClient } from '@eventstore/db-client';
import type { AppendLine } from './append-line';
import type { Append } from './append-wire';
import { append } from './appending';
import { Clock, type Sighting } from './clock';
import { acquireConnection, releaseConnection, type Connection } from './connection';
import { randomUuid } from './digests';
import { LogAway } from './failures';
import { follow, type Follower, type FollowOptions } from './follow';
import { decodePosition, encodePosition } from './position-token';
import { probeEvent } from './probe';
import { readAllPage, readFirst, readHead, readStream } from './reading';
import type { Proposed, Recorded } from './recorded';

export interface Loaded {
  readonly events: Recorded[];
  /** Of the last event; -1n where there is no such stream. */
  readonly revision: bigint;
}

export interface Appended {
  readonly revision: bigint;
  readonly position: bigint;
}

/** The event log behind load, append and follow. One client a process, whatever connects. */
export class EventStore {
  readonly clock: Clock;
  private readonly client: EventStoreDBClient;
  private readonly line: AppendLine;
  private firstEventId: string | undefined;

  private constructor(
    { client, line }: Connection,
    private readonly url: string,
    readonly instanceId: string,
  ) {
    this.client = client;
    this.line = line;
    this.clock = new Clock(() => this.probe());
  }

  /** Measures the log's clock by an event of its own. Throws LogAway where the log does not answer. */
  static async connect(url: string, { instanceId }: { instanceId: string }): Promise<EventStore> {
    const store = new EventStore(acquireConnection(url), url, instanceId);
    try {
      await store.clock.settle();
      await store.learnLogId();
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  /** A stream's events, from a revision on; all of them, unless a number is given. Throws LogAway, UnknownEventType. */
  async load(stream: string, { from = 0n, atMost }: { from?: bigint; atMost?: number } = {}): Promise<Loaded> {
    const events = await readStream(this.client, stream, from, atMost);
    return { events, revision: events.at(-1)?.revision ?? from - 1n };
  }

  /** All or none, at exactly this revision. Throws WrongExpectedRevision, OutcomeUnknown, LogAway, AppendRefused. */
  async append(stream: string, events: readonly Proposed[], expectedRevision: bigint | 'no_stream'): Promise<Appended> {
    const exact = expectedRevision === -1n ? 'no_stream' : expectedRevision;
    return this.write({ stream, events, expectedRevision: exact });
  }

  /** The position of the last event that is ours; -1n for an empty log. */
  async head(): Promise<bigint> {
    return (await readHead(this.client)) ?? -1n;
  }

  followAll(options: FollowOptions): Follower {
    return follow(this.client, options);
  }

  /** A page of the whole log without the log's own events, `from` inclusive. */
  readAll(from: bigint | 'start', maxCount: number): Promise<{ events: Recorded[]; last: bigint | undefined }> {
    return readAllPage(this.client, from, maxCount);
  }

  /** The event at exactly this position; undefined where none is, or none of ours. */
  async eventAt(position: bigint): Promise<Recorded | undefined> {
    const { events } = await readAllPage(this.client, position, 1).catch((error: unknown) => {
      // A server may refuse a position where no record begins; a log that is away says nothing of it.
      if (error instanceof LogAway && error.cause instanceof UnknownError) return { events: [] };
      throw error;
    });
    return events.find((event) => event.position === position);
  }

  /** Names this log: the id of its first event. */
  get logId(): string {
    return this.firstEventId ?? '';
  }

  encodePosition(position: bigint): string {
    return encodePosition(this.logId, position);
  }

  /** Throws ForeignPosition. */
  decodePosition(token: string): bigint {
    return decodePosition(token, this.logId);
  }

  /** The client goes with its last user in the process. */
  async close(): Promise<void> {
    await releaseConnection(this.url);
  }

  private async write(request: Append): Promise<Appended> {
    const sentAt = this.clock.localMs();
    const { revision, position } = await append(this.line, request);
    const answeredAt = this.clock.localMs();
    if (this.clock.wantsSighting()) void this.readBack(request.stream, revision, sentAt, answeredAt);
    return { revision, position: position ?? (await this.positionOf(request.stream, revision)) };
  }

  /** A write that the log recognised as done before may come without its position. */
  private async positionOf(stream: string, revision: bigint): Promise<bigint> {
    return (await readStream(this.client, stream, revision))[0]?.position ?? 0n;
  }

  private async readBack(stream: string, revision: bigint, sentAt: number, answeredAt: number): Promise<void> {
    try {
      const [event] = await readStream(this.client, stream, revision);
      if (event) this.clock.learn({ sentAt, answeredAt, createdAt: event.createdAt });
    } catch {
      // The next append brings another chance, and the reader of this stream the error.
    }
  }

  private async probe(): Promise<Sighting> {
    const stream = `ops-${this.instanceId}`;
    const event = probeEvent(randomUuid(), this.clock.now());
    const sentAt = this.clock.localMs();
    const { revision } = await append(this.line, { stream, events: [event], expectedRevision: 'any' });
    const answeredAt = this.clock.localMs();
    const written = await readStream(this.client, stream, revision);
    const own = written.find(({ id }) => id === event.id);
    if (!own) throw new LogAway(`the clock's probe in ${stream} is not to be found`);
    return { sentAt, answeredAt, createdAt: own.createdAt };
  }

  private async learnLogId(): Promise<void> {
    this.firstEventId = (await readFirst(this.client))?.id;
  }
}
