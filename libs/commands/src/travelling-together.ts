import type { Instant } from '@lib/domain';
import { AppendTooLarge, WrongExpectedRevision, type EventStore } from '@lib/event-store';
import { answerOf, withNext } from './answers';
import type { CommandIdentities } from './command-identity';
import type { CommandAnswer } from './command-request';
import { check, jitter, proposedOf, type Journey, type Judgement, type Seen } from './journey';
import type { Turn } from './keyed-queue';
import { fold, type Folded, type RememberedStreams } from './remembered-streams';

const MAX_ROUNDS = 8;

export type JourneyTurn = Turn<Journey, CommandAnswer>;

interface Going {
  readonly turn: JourneyTurn;
  readonly judgement: Judgement;
}

/** What the commands of one stream share with one that goes alone. */
interface Road {
  readonly store: EventStore;
  readonly identities: CommandIdentities;
  readonly remembered: RememberedStreams;
  seen(journey: Journey): Promise<Seen>;
  judge(journey: Journey, seen: Seen): Promise<Judgement>;
}

/** Whoever names a revision, needs the events themselves or begins a stream goes alone. */
export const mayGoTogether = ({ request, aggregate }: Journey): boolean =>
  request.ifMatch === undefined && request.target.id !== undefined && !aggregate.needsHistory(request);

/**
 * The waiting commands of one stream, each decided on the state that the one before it leaves, in one append. Only a
 * success counts here: a refusal, an empty answer and a repeat go alone afterwards, and are judged as the road judges.
 */
export class TravellingTogether {
  constructor(private readonly road: Road) {}

  /** Settles those that were recorded, or may have been; returns those that have to go alone. */
  async travel(turns: readonly JourneyTurn[]): Promise<readonly JourneyTurn[]> {
    for (let lost = 0; lost < MAX_ROUNDS; lost += 1) {
      if (lost > 0) await jitter(lost);
      const { folded } = await this.road.seen(turns[0]!.item);
      const { going, staying } = await this.plan(turns, folded);
      if (going.length < 2) return turns;
      try {
        await this.record(going, folded);
        return staying;
      } catch (error) {
        if (error instanceof AppendTooLarge) return turns;
        if (error instanceof WrongExpectedRevision) continue;
        for (const { turn } of going) turn.fail(error);
        return staying;
      }
    }
    return turns;
  }

  private async plan(
    turns: readonly JourneyTurn[],
    before: Folded,
  ): Promise<{ going: Going[]; staying: JourneyTurn[] }> {
    const going: Going[] = [];
    const staying: JourneyTurn[] = [];
    const commands = new Set<string>();
    let { state, lastRecordedAt }: { state: unknown; lastRecordedAt: Instant | undefined } = before;
    for (const turn of turns) {
      const { identity, aggregate } = turn.item;
      const known = before.commands.has(identity.commandId) || commands.has(identity.commandId);
      const judgement = known ? undefined : await this.success(turn.item, { ...before, state, lastRecordedAt });
      if (!judgement) {
        staying.push(turn);
        continue;
      }
      going.push({ turn, judgement });
      commands.add(identity.commandId);
      state = judgement.events.reduce((so, event) => aggregate.evolve(so, event), state);
      lastRecordedAt = judgement.at;
    }
    return { going, staying };
  }

  private async success(journey: Journey, folded: Folded): Promise<Judgement | undefined> {
    try {
      const seen = { folded, history: undefined };
      check(journey, seen);
      const judgement = await this.road.judge(journey, seen);
      return judgement.events.length > 0 ? judgement : undefined;
    } catch {
      return undefined; // it meets the same again when it goes alone, and there it counts
    }
  }

  private async record(going: readonly Going[], before: Folded): Promise<void> {
    const { store, identities, remembered } = this.road;
    const { stream } = going[0]!.turn.item.identity;
    const proposed = going.flatMap(({ turn, judgement }) => proposedOf(turn.item, judgement, identities));
    remembered.forget(stream);
    const end = await store.append(stream, proposed, before.revision);
    const positionOf = await this.positions(stream, before.revision + 1n, end.position);
    let after = before;
    for (const { turn, judgement } of going) {
      const { request, identity, aggregate } = turn.item;
      const { events, at } = judgement;
      const first = after.revision + 1n;
      const revision = after.revision + BigInt(events.length);
      const position = positionOf(revision);
      after = fold(aggregate, after, events, { revision, position, recordedAt: at, identity });
      const placed = events.map((event, index) => ({ ...event, revision: first + BigInt(index) }));
      const answer = { ...answerOf(identity.streamId, placed, position), state: after.state, replayed: false };
      aggregate.nextOf(after.state, request).then((next) => turn.answer({ ...answer, ...withNext(next) }), turn.fail);
    }
    remembered.set(stream, after);
  }

  /**
   * The log answers an append with its last event's position; each command's answer names its own, as it will when it is
   * repeated. Where they cannot be read, the last one is as good for a reader: it stands after his own.
   */
  private async positions(stream: string, from: bigint, last: bigint): Promise<(revision: bigint) => bigint> {
    const { events } = await this.road.store.load(stream, { from }).catch(() => ({ events: [] }));
    const found = new Map(events.map(({ revision, position }) => [revision, position]));
    return (revision) => found.get(revision) ?? last;
  }
}
