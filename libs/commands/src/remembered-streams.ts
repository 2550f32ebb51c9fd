import type { Instant } from '@lib/domain';
import type { Aggregate, DomainEvent } from './aggregate';

/** A stream as it was last seen, folded. */
export interface Folded<State = unknown> {
  readonly state: State;
  /** Of the last event; -1n where there is no such stream. */
  readonly revision: bigint;
  readonly position: bigint;
  readonly lastRecordedAt: Instant | undefined;
  /** The hash of each command that the stream holds; grows in place, a stream has one fold. */
  readonly commands: Map<string, string>;
}

/** Where events came to stand, and by which command. */
export interface Written {
  readonly revision: bigint;
  readonly position: bigint;
  readonly recordedAt: Instant;
  readonly identity: { readonly commandId: string; readonly commandHash: string };
}

export const nothing = <State>(aggregate: Aggregate<State>): Folded<State> => ({
  state: aggregate.initial,
  revision: -1n,
  position: -1n,
  lastRecordedAt: undefined,
  commands: new Map(),
});

export const fold = <State>(
  aggregate: Aggregate<State>,
  before: Folded<State>,
  events: readonly DomainEvent[],
  { revision, position, recordedAt, identity }: Written,
): Folded<State> => ({
  state: events.reduce((state, event) => aggregate.evolve(state, event), before.state),
  revision,
  position,
  lastRecordedAt: recordedAt,
  commands: before.commands.set(identity.commandId, identity.commandHash),
});

const MAX_STREAMS = 5_000;
const MAX_COMMANDS = 200_000;

/** The streams that were used last, folded. Only ever a shortcut: a success on it is safe by the exact revision. */
export class RememberedStreams {
  private readonly streams = new Map<string, { folded: Folded; commands: number }>();
  private commands = 0;

  get(stream: string): Folded | undefined {
    const found = this.streams.get(stream);
    if (!found) return undefined;
    this.streams.delete(stream);
    this.streams.set(stream, found);
    return found.folded;
  }

  /** Forgets those that were used longest ago where there is no room. */
  set(stream: string, folded: Folded): void {
    this.forget(stream);
    this.streams.set(stream, { folded, commands: folded.commands.size });
    this.commands += folded.commands.size;
    for (const oldest of this.streams.keys()) {
      if (this.streams.size <= MAX_STREAMS && this.commands <= MAX_COMMANDS) return;
      this.forget(oldest);
    }
  }

  forget(stream: string): void {
    this.commands -= this.streams.get(stream)?.commands ?? 0;
    this.streams.delete(stream);
  }
}
