import { systemActor, type Actor, type Instant } from '@lib/domain';
import type { EventStore } from './event-store';
import type { EffectsEventType } from './event-types';
import { WrongExpectedRevision } from './failures';
import { randomUuid } from './digests';
import type { Proposed } from './recorded';

const STREAM = 'effects-holder';
/** An installation that was taken over from learns of it this late at most. */
const REST_MS = 5_000;

type Log = Pick<EventStore, 'load' | 'append' | 'clock'>;

/**
 * Who may act outside the house for this log: the installation that it last saw. A log that was restored into a second
 * place is served there without effects, until a person takes them over; so nothing is sent twice by two of them.
 */
export class Effects {
  private known: { holder: string; atMs: number } | undefined;

  constructor(
    private readonly log: Log,
    private readonly instanceId: string,
  ) {}

  /** Whether they are this installation's, which takes those that nobody ever held. Throws LogAway. */
  async areOurs(): Promise<boolean> {
    const nowMs = performance.now();
    if (this.known && nowMs - this.known.atMs < REST_MS) return this.known.holder === this.instanceId;
    const holder = (await this.read()).holder ?? (await this.hold());
    this.known = { holder, atMs: nowMs };
    return holder === this.instanceId;
  }

  /** Whether another installation holds them. Takes nothing. Throws LogAway. */
  async areAnothers(): Promise<boolean> {
    const { holder } = await this.read();
    return holder !== undefined && holder !== this.instanceId;
  }

  /** From now on they are this installation's; answers whose they were, which may be its own. */
  async takeOver(by: Actor): Promise<string> {
    const { holder, revision } = await this.read();
    if (holder === this.instanceId) return holder;
    await this.record('EffectsTakenOver', by, holder, revision);
    this.known = undefined;
    return holder ?? this.instanceId;
  }

  private async hold(): Promise<string> {
    try {
      await this.record('EffectsHeld', systemActor, undefined, -1n);
      return this.instanceId;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      return (await this.read()).holder ?? this.instanceId;
    }
  }

  private async read(): Promise<{ holder: string | undefined; revision: bigint }> {
    const { events, revision } = await this.log.load(STREAM);
    return { holder: (events.at(-1)?.data as { instanceId: string } | undefined)?.instanceId, revision };
  }

  private async record(
    type: EffectsEventType,
    actor: Actor,
    from: string | undefined,
    revision: bigint,
  ): Promise<void> {
    const [id, at]: [string, Instant] = [randomUuid(), this.log.clock.now()];
    const event: Proposed = {
      id,
      type,
      data: { instanceId: this.instanceId, occurredAt: at, ...(from === undefined ? {} : { from }) },
      metadata: {
        actor,
        commandId: id,
        commandHash: '',
        $correlationId: id,
        $causationId: id,
        clauses: [],
        recordedAt: at,
      },
    };
    await this.log.append(STREAM, [event], revision);
  }
}
