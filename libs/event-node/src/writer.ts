import type { ClientBase } from 'pg';
import { Batch, type StoredIdAt, type WriteCommand, type WriteOutcome } from './batch';
import { insertEvents, readIds, readStates, type Range } from './event-table';
import { RememberedIds } from './remembered-ids';
import { recordBytes, ticksOf, type StoredEvent } from './stored-event';
import { originalOf } from './stream-metadata';
import { UNKNOWN_STREAM, viewOf, type StreamState, type StreamStates } from './stream-state';

const BATCH_COMMANDS = 2_000;
const BATCH_BYTES = 4 * 1024 * 1024;
const WAITING_BYTES = 32 * 1024 * 1024;
const REMEMBERED_IDS = 40_000;

interface Waiting {
  readonly command: WriteCommand;
  readonly bytes: number;
  readonly resolve: (outcome: WriteOutcome) => void;
}

interface WriterOptions {
  readonly connection: ClientBase;
  readonly lastPosition: bigint;
  readonly states: StreamStates;
  readonly now: () => number;
  readonly committed: (events: readonly StoredEvent[]) => void;
  /** The writer cannot know what it wrote: the process must end. Its commands stay unanswered. */
  readonly failed: (cause: Error) => void;
}

/**
 * The one writer. Group commit: it writes at once, and what arrives meanwhile is the next batch, so there is only ever
 * one transaction in flight and positions are committed in order.
 */
export class Writer {
  private waiting: Waiting[] = [];
  private waitingBytes = 0;
  private writing = false;
  private lastPosition: bigint;
  private readonly remembered = new RememberedIds(REMEMBERED_IDS);
  private roomWanted: (() => void)[] = [];
  private idleWanted: (() => void)[] = [];

  constructor(private readonly options: WriterOptions) {
    this.lastPosition = options.lastPosition;
  }

  /** Answers once the outcome is durable; stays unanswered when the node ends first. */
  write(command: WriteCommand): Promise<WriteOutcome> {
    const bytes = command.kind === 'append' ? command.events.reduce((sum, event) => sum + recordBytes(event), 0) : 0;
    return new Promise((resolve) => {
      this.waiting.push({ command, bytes, resolve });
      this.waitingBytes += bytes;
      if (!this.writing) void this.run();
    });
  }

  /** False: the caller should await `room` before it takes more from its client. */
  get hasRoom(): boolean {
    return this.waitingBytes < WAITING_BYTES;
  }

  room(): Promise<void> {
    return this.hasRoom ? Promise.resolve() : new Promise((resolve) => this.roomWanted.push(resolve));
  }

  /** Resolves once everything that waits has been written and answered. */
  idle(): Promise<void> {
    return this.writing ? new Promise((resolve) => this.idleWanted.push(resolve)) : Promise.resolve();
  }

  private async run(): Promise<void> {
    this.writing = true;
    try {
      // What one turn of the event loop brings in together is written together.
      await new Promise(setImmediate);
      while (this.waiting.length > 0) await this.writeBatch(this.takeBatch());
    } catch (error) {
      this.options.failed(error as Error);
      return;
    }
    this.writing = false;
    for (const resolve of this.idleWanted.splice(0)) resolve();
  }

  private takeBatch(): Waiting[] {
    let bytes = 0;
    let count = 0;
    while (count < this.waiting.length && count < BATCH_COMMANDS && bytes < BATCH_BYTES) {
      bytes += this.waiting[count]!.bytes;
      count += 1;
    }
    const taken = this.waiting.slice(0, count);
    this.waiting = this.waiting.slice(count);
    this.waitingBytes -= bytes;
    if (this.hasRoom) for (const resolve of this.roomWanted.splice(0)) resolve();
    return taken;
  }

  private async writeBatch(taken: readonly Waiting[]): Promise<void> {
    const commands = taken.map(({ command }) => command);
    const takenForNew = this.takenForNew(commands);
    // Whether those streams are new is found out by the statement that writes: mostly they are, and one query is saved.
    const outcomes = (await this.commit(commands, takenForNew)) ?? (await this.commit(commands, new Set()));
    if (outcomes === undefined) throw new Error('a batch whose streams were all read was not written');
    for (const [index, { resolve }] of taken.entries()) resolve(outcomes[index]!);
  }

  /** Undefined, and nothing is changed, where a stream that was taken for new is not, or nobody has looked. */
  private async commit(
    commands: readonly WriteCommand[],
    takenForNew: ReadonlySet<string>,
  ): Promise<WriteOutcome[] | undefined> {
    const { connection, states, now } = this.options;
    const known = await this.statesOf(commands, takenForNew);
    const batch = new Batch({
      lastPosition: this.lastPosition,
      created: ticksOf(now()),
      states: known,
      storedId: await this.storedIds(commands, known),
      remembered: this.remembered,
    });
    const outcomes = commands.map((command) => batch.judge(command));
    const { events, changed } = batch;
    if (events.length === 0) return takenForNew.size === 0 ? outcomes : undefined;
    if (!(await insertEvents(connection, events, this.lastPosition, [...takenForNew]))) return undefined;
    this.lastPosition = events.at(-1)!.position;
    for (const [original, state] of changed) states.put(original, state);
    for (const { id, stream, revision, position } of events)
      this.remembered.remember(id, { stream, revision, position });
    this.options.committed(events);
    return outcomes;
  }

  /** Streams of which nothing is known, and which a command says it begins. */
  private takenForNew(commands: readonly WriteCommand[]): Set<string> {
    const begun = commands.filter(({ kind, expected }) => kind === 'append' && expected.kind === 'no_stream');
    const originals = begun.map(({ stream }) => originalOf(stream));
    return new Set(originals.filter((original) => this.options.states.get(original) === undefined));
  }

  private async statesOf(
    commands: readonly WriteCommand[],
    takenForNew: ReadonlySet<string>,
  ): Promise<Map<string, StreamState>> {
    const { connection, states } = this.options;
    const known = new Map<string, StreamState>();
    const unknown = new Set<string>();
    for (const { stream } of commands) {
      const original = originalOf(stream);
      const state = takenForNew.has(original) ? UNKNOWN_STREAM : states.get(original);
      if (state === undefined) unknown.add(original);
      else known.set(original, state);
    }
    if (unknown.size === 0) return known;
    const originals = [...unknown];
    const loaded = await readStates(connection, originals);
    for (const [index, original] of originals.entries()) {
      known.set(original, loaded[index]!);
      states.put(original, loaded[index]!);
    }
    return known;
  }

  /** The stored ids that commands expecting an earlier revision will be compared with, in one query. */
  private async storedIds(
    commands: readonly WriteCommand[],
    known: ReadonlyMap<string, StreamState>,
  ): Promise<StoredIdAt> {
    const ranges = new Map<WriteCommand, Range>();
    for (const command of commands) {
      const range = comparedRange(command, known.get(originalOf(command.stream))!);
      if (range !== undefined) ranges.set(command, range);
    }
    if (ranges.size === 0) return () => undefined;
    const asked = [...ranges.keys()];
    const found = await readIds(this.options.connection, [...ranges.values()]);
    const byCommand = new Map(asked.map((command, index) => [command, found[index]!]));
    return (command, revision) => byCommand.get(command)?.get(revision);
  }
}

/** Which committed revisions an append at an earlier exact revision may repeat. */
const comparedRange = (command: WriteCommand, state: StreamState): Range | undefined => {
  if (command.kind !== 'append' || command.events.length === 0) return undefined;
  const { stream, expected, events } = command;
  if (expected.kind !== 'exact' && expected.kind !== 'no_stream') return undefined;
  const after = expected.kind === 'exact' ? expected.revision : -1n;
  const { last, tombstoned } = viewOf(stream, state);
  if (after >= last || tombstoned) return undefined;
  const end = after + BigInt(events.length);
  return { stream, from: after + 1n, to: end < last ? end : last };
};
