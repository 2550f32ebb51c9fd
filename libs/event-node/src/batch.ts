import { randomUUID } from 'node:crypto';
import { judgeAppend, judgeDelete, judgeTombstone, type Expected, type KnownEvents, type Verdict } from './judge';
import type { RememberedIds } from './remembered-ids';
import { END_OF_STREAM, recordBytes, type ProposedEvent, type StoredEvent } from './stored-event';
import {
  DELETED_METADATA,
  METADATA_EVENT,
  isMetastream,
  metastreamOf,
  originalOf,
  parseRetention,
  withTruncateBefore,
} from './stream-metadata';
import { isDeleted, viewOf, type StreamState } from './stream-state';

export type WriteCommand =
  | {
      readonly kind: 'append';
      readonly stream: string;
      readonly expected: Expected;
      readonly events: readonly ProposedEvent[];
    }
  | { readonly kind: 'delete' | 'tombstone'; readonly stream: string; readonly expected: Expected };

/** `written` without revision: no stream; without position: it can no longer be seen. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly revision?: bigint; readonly position?: bigint }
  | { readonly kind: 'wrong_version'; readonly current: bigint }
  | { readonly kind: 'stream_deleted' };

export type StoredIdAt = (command: WriteCommand, revision: bigint) => { id: string; position: bigint } | undefined;

interface BatchStart {
  readonly lastPosition: bigint;
  readonly created: bigint;
  readonly states: ReadonlyMap<string, StreamState>;
  readonly storedId: StoredIdAt;
  readonly remembered: RememberedIds;
}

/**
 * One transaction being filled: each command is judged on what those before it leave. Its events, states and ids count
 * only once committed.
 */
export class Batch {
  readonly events: StoredEvent[] = [];
  /** The states that differ from those at the start, by original stream. */
  readonly changed = new Map<string, StreamState>();
  private position: bigint;
  private readonly byId = new Map<string, StoredEvent>();
  private readonly byRevision = new Map<string, StoredEvent>();

  constructor(private readonly start: BatchStart) {
    this.position = start.lastPosition;
  }

  judge(command: WriteCommand): WriteOutcome {
    const verdict = this.verdict(command);
    switch (verdict.kind) {
      case 'write':
        return this.write(command);
      case 'done':
        return { ...verdict, kind: 'written' };
      case 'wrong_version':
      case 'stream_deleted':
        return verdict;
    }
  }

  private verdict(command: WriteCommand): Verdict {
    const view = viewOf(command.stream, this.stateOf(command.stream));
    switch (command.kind) {
      case 'append':
        return judgeAppend(
          command.stream,
          view,
          command.expected,
          command.events.map(({ id }) => id),
          this.knownTo(command),
        );
      case 'delete':
        return judgeDelete(view, command.expected);
      case 'tombstone':
        return judgeTombstone(view, command.expected);
    }
  }

  private knownTo(command: WriteCommand): KnownEvents {
    return {
      remembered: (id) => this.start.remembered.get(id) ?? this.byId.get(id),
      stored: (revision) => this.added(command.stream, revision) ?? this.start.storedId(command, revision),
    };
  }

  private write(command: WriteCommand): WriteOutcome {
    switch (command.kind) {
      case 'append':
        return this.append(command.stream, command.events);
      case 'delete':
        return { kind: 'written', position: this.addMetadata(command.stream, DELETED_METADATA).position };
      case 'tombstone':
        return { kind: 'written', position: this.tombstone(command.stream).position };
    }
  }

  private append(stream: string, proposed: readonly ProposedEvent[]): WriteOutcome {
    const before = this.stateOf(stream);
    const { last } = viewOf(stream, before);
    const written = proposed.map((event, index) => this.add(stream, last + BigInt(index) + 1n, event));
    const end = written.at(-1);
    if (end !== undefined) this.advance(stream, end);
    if (isDeleted(before)) this.undelete(stream, before, end);
    const revision = end?.revision ?? (last >= 0n ? last : undefined);
    return { kind: 'written', ...(revision !== undefined && { revision }), position: end?.position ?? this.position };
  }

  /** A deleted stream written to again shows what comes from here on; the same when its metadata is written. */
  private undelete(stream: string, before: StreamState, end: StoredEvent | undefined): void {
    const raw = isMetastream(stream) ? end?.data : before.deletedMetadata;
    const original = originalOf(stream);
    const metadata = raw && withTruncateBefore(raw, before.last + 1n);
    if (metadata !== undefined) this.addMetadata(original, metadata);
  }

  private addMetadata(stream: string, data: Buffer): StoredEvent {
    const metastream = metastreamOf(stream);
    const { last } = viewOf(metastream, this.stateOf(metastream));
    const event = { id: randomUUID(), type: METADATA_EVENT, json: true, metadata: Buffer.alloc(0), data };
    const added = this.add(metastream, last + 1n, event);
    this.advance(metastream, added);
    return added;
  }

  private tombstone(stream: string): StoredEvent {
    const empty = Buffer.alloc(0);
    const event = { id: randomUUID(), type: '$streamDeleted', json: false, metadata: empty, data: empty };
    this.changed.set(originalOf(stream), { ...this.stateOf(stream), tombstoned: true });
    return this.add(stream, END_OF_STREAM, event);
  }

  private add(stream: string, revision: bigint, proposed: ProposedEvent): StoredEvent {
    this.position += BigInt(recordBytes(proposed));
    const { id, type, json, metadata, data } = proposed;
    const { created } = this.start;
    const event = { position: this.position, stream, revision, id, type, json, created, metadata, data };
    this.events.push(event);
    if (!this.byId.has(id)) this.byId.set(id, event);
    return event;
  }

  /** An event of this batch, by its revision. Only repeats ask, so what was added is put in order when they do. */
  private added(stream: string, revision: bigint): StoredEvent | undefined {
    for (let next = this.byRevision.size; next < this.events.length; next += 1) {
      const event = this.events[next]!;
      this.byRevision.set(`${event.revision}@${event.stream}`, event);
    }
    return this.byRevision.get(`${revision}@${stream}`);
  }

  private advance(stream: string, end: StoredEvent): void {
    const state = this.stateOf(stream);
    if (!isMetastream(stream)) {
      this.changed.set(stream, { ...state, last: end.revision });
      return;
    }
    const retention = parseRetention(end.data);
    const { deletedMetadata: _replaced, ...kept } = state;
    const next = { ...kept, metaLast: end.revision, retention };
    this.changed.set(originalOf(stream), isDeleted(next) ? { ...next, deletedMetadata: end.data } : next);
  }

  private stateOf(stream: string): StreamState {
    const original = originalOf(stream);
    const state = this.changed.get(original) ?? this.start.states.get(original);
    if (state === undefined) throw new Error(`the state of stream ${original} was not loaded`);
    return state;
  }
}
