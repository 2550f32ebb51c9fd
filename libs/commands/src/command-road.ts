import { Refused, type Category } from '@lib/domain';
import { WrongExpectedRevision, type EventStore } from '@lib/event-store';
import type { Aggregate } from './aggregate';
import { answerOf, recordedAnswer, withNext } from './answers';
import { CommandIdentities } from './command-identity';
import type { CommandAnswer, CommandRequest } from './command-request';
import { ClockUntrusted, Contended, KeyReused, StaleRevision, UnknownTarget } from './failures';
import { check, jitter, proposedOf, type Journey, type Judgement, type Seen } from './journey';
import { KeyedQueue } from './keyed-queue';
import { fold, nothing, RememberedStreams } from './remembered-streams';
import { mayGoTogether, TravellingTogether, type JourneyTurn } from './travelling-together';

const MAX_ROUNDS = 8;
const MAX_WAIT_MS = 10_000;

/** Someone's write got in between. */
const LOST_RACE = Symbol('lost race');
/** Found on remembered state: true only if the log says so too. */
const LOOK_AGAIN = Symbol('look again');

export type Aggregates = Readonly<Partial<Record<Category, Aggregate>>>;

/** The one road of a command: load, look up, check, decide, append at the revision that was read; on a lost race, again. */
export class CommandRoad {
  private readonly queue = new KeyedQueue<Journey, CommandAnswer>((turns) => this.serve(turns));
  private readonly remembered = new RememberedStreams();
  private readonly identities: CommandIdentities;
  private readonly together: TravellingTogether;

  constructor(
    private readonly store: EventStore,
    private readonly aggregates: Aggregates,
    instanceSecret: string,
  ) {
    const identities = new CommandIdentities(instanceSecret);
    this.identities = identities;
    this.together = new TravellingTogether({
      store,
      identities,
      remembered: this.remembered,
      seen: (journey) => this.seen(journey),
      judge: (journey, seen) => this.judge(journey, seen),
    });
  }

  /**
   * Throws Refused (by a rule), UnknownTarget, KeyReused, StaleRevision, ClockUntrusted, Contended, and the event store's
   * LogAway, OutcomeUnknown and UnknownEventType.
   */
  async execute(asked: CommandRequest): Promise<CommandAnswer> {
    const aggregate = this.aggregates[asked.target.category];
    if (!aggregate) throw new UnknownTarget(asked.target.category, asked.target.id ?? 'new');
    const identity = this.identities.of(asked);
    const request = aggregate.prepare(asked, identity);
    const giveUpAt = performance.now() + MAX_WAIT_MS;
    return this.queue.run(identity.stream, { request, identity, aggregate, giveUpAt });
  }

  /** The id of the stream that this command will begin: the same on every try that has its key. */
  streamIdOf(request: CommandRequest): string {
    return this.identities.of(request).streamId;
  }

  /** Those that wait for one stream: together as far as they may, in the order of their coming. */
  private async serve(turns: readonly JourneyTurn[]): Promise<void> {
    for (const some of runsOf(turns)) {
      const alone = some.length > 1 ? await this.together.travel(some) : some;
      for (const { item, answer, fail } of alone) await this.travelInTime(item).then(answer, fail);
    }
  }

  private async travelInTime(journey: Journey): Promise<CommandAnswer> {
    if (performance.now() > journey.giveUpAt) throw new Contended(journey.identity.stream);
    return this.travel(journey);
  }

  private async travel(journey: Journey): Promise<CommandAnswer> {
    const { stream } = journey.identity;
    let seen = await this.seen(journey);
    let lost = 0;
    while (lost < MAX_ROUNDS) {
      const outcome = await this.round(journey, seen);
      if (outcome !== LOST_RACE && outcome !== LOOK_AGAIN) return outcome;
      this.remembered.forget(stream);
      if (outcome === LOST_RACE) await jitter((lost += 1));
      seen = await this.load(journey);
    }
    throw new Contended(stream);
  }

  private async round(journey: Journey, seen: Seen): Promise<CommandAnswer | typeof LOST_RACE | typeof LOOK_AGAIN> {
    try {
      const before = await this.answeredBefore(journey, seen);
      if (before !== undefined) return before;
      check(journey, seen);
      const judgement = await this.judge(journey, seen);
      if (judgement.events.length > 0) return await this.record(journey, seen, judgement);
      return seen.history ? await this.nothingToDo(journey, seen) : LOOK_AGAIN;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return LOST_RACE;
      if (!seen.history && isVerdict(error)) return LOOK_AGAIN;
      throw error;
    }
  }

  /** The log alone does not refuse doubles: the command is looked up among those that the stream holds. */
  private async answeredBefore(
    { request, identity, aggregate }: Journey,
    { folded, history }: Seen,
  ): Promise<CommandAnswer | typeof LOOK_AGAIN | undefined> {
    const hash = folded.commands.get(identity.commandId);
    if (hash === undefined) return undefined;
    if (!history) return LOOK_AGAIN;
    if (hash !== identity.commandHash) throw new KeyReused();
    const next = await aggregate.nextOf(folded.state, request);
    // The append that this journey lost the answer of is its own answer, not an earlier one's.
    const own = history.some(({ id }) => id === this.identities.eventId(identity, 0));
    return { ...recordedAnswer(identity, history), ...withNext(next), replayed: !own };
  }

  private async judge({ request, identity, aggregate }: Journey, { folded, history }: Seen): Promise<Judgement> {
    const { clock } = this.store;
    await clock.settle();
    if (aggregate.gatedByFloor(request) && !clock.trusted()) throw new ClockUntrusted(clock.offsetMs());
    const at = clock.judgeAt(folded.lastRecordedAt);
    const { state } = folded;
    const floorAt = clock.floorAt();
    return { at, events: await aggregate.judge({ request, identity, state, history: history ?? [], at, floorAt }) };
  }

  private async record(journey: Journey, { folded }: Seen, { at, events }: Judgement): Promise<CommandAnswer> {
    const { request, identity, aggregate } = journey;
    const proposed = proposedOf(journey, { at, events }, this.identities);
    this.remembered.forget(identity.stream);
    const { revision, position } = await this.store.append(identity.stream, proposed, folded.revision);
    const after = fold(aggregate, folded, events, { revision, position, recordedAt: at, identity });
    this.remembered.set(identity.stream, after);
    const first = revision - BigInt(events.length - 1);
    const placed = events.map((event, index) => ({ ...event, revision: first + BigInt(index) }));
    const next = await aggregate.nextOf(after.state, request);
    return { ...answerOf(identity.streamId, placed, position), ...withNext(next), state: after.state, replayed: false };
  }

  private async nothingToDo({ request, identity, aggregate }: Journey, { folded }: Seen): Promise<CommandAnswer> {
    const { revision, position, state } = folded;
    const next = await aggregate.nextOf(state, request);
    return { id: identity.streamId, revision, position, events: [], ...withNext(next), replayed: false };
  }

  private async seen(journey: Journey): Promise<Seen> {
    return this.recall(journey) ?? (await this.load(journey));
  }

  /** A stream that is to be new is taken for new: if it is not, the append says so. */
  private recall({ request, identity, aggregate }: Journey): Seen | undefined {
    if (aggregate.needsHistory(request)) return undefined;
    const folded = this.remembered.get(identity.stream);
    if (folded) return { folded, history: undefined };
    if (request.target.id !== undefined) return undefined;
    // Without a key nobody can have been here before, so there is nothing to look up either.
    return { folded: nothing(aggregate), history: request.idempotencyKey === undefined ? [] : undefined };
  }

  private async load({ identity, aggregate }: Journey): Promise<Seen> {
    const { events } = await this.store.load(identity.stream);
    const folded = events.reduce(
      (before, event) =>
        fold(aggregate, before, [event], { ...event, recordedAt: event.metadata.recordedAt, identity: event.metadata }),
      nothing(aggregate),
    );
    this.remembered.set(identity.stream, folded);
    return { folded, history: events };
  }
}

/** Neighbours that may go together, and each of the others by itself. */
const runsOf = (turns: readonly JourneyTurn[]): JourneyTurn[][] => {
  const runs: JourneyTurn[][] = [];
  let open: JourneyTurn[] | undefined;
  for (const turn of turns) {
    const may = mayGoTogether(turn.item);
    if (may && open) open.push(turn);
    else runs.push([turn]);
    open = may ? (open ?? runs.at(-1)) : undefined;
  }
  return runs;
};

/** What a fresh look at the log could turn round. */
const isVerdict = (error: unknown): boolean =>
  error instanceof Refused ||
  error instanceof UnknownTarget ||
  error instanceof StaleRevision ||
  error instanceof ClockUntrusted;
