import type { Instant, NextStep } from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import type { CommandIdentity } from './command-identity';
import type { CommandRequest } from './command-request';

export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** What a command is judged on in one round of the road. */
export interface Round<State> {
  readonly request: CommandRequest;
  readonly identity: CommandIdentity;
  readonly state: State;
  /** The stream's events, where the aggregate asked for them. */
  readonly history: readonly Recorded[];
  /** The log's time, never before the stream's last event. */
  readonly at: Instant;
  /** The earlier of the log's time and the local one. */
  readonly floorAt: Instant;
}

/** What the road has to know of an aggregate; the rules themselves are the domain's. */
export interface Aggregate<State = unknown> {
  readonly initial: State;
  evolve(state: State, event: DomainEvent): State;
  /** Whether there is something to send this command to. */
  exists(state: State, request: CommandRequest): boolean;
  /** The command's facts need the events themselves, so that no remembered state will do. */
  needsHistory(request: CommandRequest): boolean;
  /** Made once for a command, however many rounds it takes. */
  prepare(request: CommandRequest, identity: CommandIdentity): CommandRequest;
  gatedByFloor(request: CommandRequest): boolean;
  /** Throws the domain's Refused; [] means that nothing is left to do. */
  judge(round: Round<State>): Promise<readonly DomainEvent[]>;
  clausesOf(event: DomainEvent, request: CommandRequest): readonly string[];
  /** What a timer found due, whoever's command brought it to light. */
  isDueStep(event: DomainEvent): boolean;
  /** What falls due next, for commands that answer with it. */
  nextOf(state: State, request: CommandRequest): Promise<NextStep | null | undefined>;
}
