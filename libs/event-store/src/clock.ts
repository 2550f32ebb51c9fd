import type { Instant } from '@lib/domain';

/** Past this, commands that a floor gates are not judged. */
const MAX_TRUSTED_OFFSET_MS = 5 * 60_000;
/** Past this, `/readyz` and `/metrics` say so. */
export const NOTICEABLE_OFFSET_MS = 2_000;
/** A slower answer says too little about when the log wrote. */
const MAX_ROUND_TRIP_MS = 2_000;
/** The local clock was set, or the machine slept: what was measured before says nothing any more. */
const STEP_MS = 1_000;
/** How often the log's time is read back of what this process appends. */
const MEASURE_EVERY_MS = 10_000;

/** When something of ours was sent and answered, by the local clock, and when the log says that it wrote it. */
export interface Sighting {
  readonly sentAt: number;
  readonly answeredAt: number;
  readonly createdAt: Instant;
}

/** The one clock: the process's, corrected to the log's. No other place reads a process's clock to judge by. */
export class Clock {
  private offset = 0;
  private measured = false;
  private askedAt = Number.NEGATIVE_INFINITY;
  private drift = driftNow();

  constructor(private readonly probe: () => Promise<Sighting>) {}

  /** The log's time, as well as it is known here. */
  now(): Instant {
    return new Date(this.logMs()).toISOString();
  }

  /** The time to judge a command by: never before the stream's last event. */
  judgeAt(lastInStream?: Instant): Instant {
    return later(this.now(), lastInStream);
  }

  /** The time to judge a floor by: the earlier of the log's time and the local one. */
  floorAt(): Instant {
    return new Date(Math.min(this.logMs(), Date.now())).toISOString();
  }

  /** How far the log's clock is ahead of the local one. */
  offsetMs(): number {
    return this.offset;
  }

  trusted(): boolean {
    return this.measured && !this.wasSet() && Math.abs(this.offset) <= MAX_TRUSTED_OFFSET_MS;
  }

  /** By the local clock, for a Sighting. */
  localMs(): number {
    return Date.now();
  }

  /** A local clock that was set since the last measurement does not carry the log's time away with it. */
  private logMs(): number {
    const local = this.wasSet() ? performance.now() + this.drift : Date.now();
    return local + this.offset;
  }

  private wasSet(): boolean {
    return Math.abs(driftNow() - this.drift) >= STEP_MS;
  }

  /** Measures anew when the local clock was set meanwhile; costs nothing otherwise. Throws what the probe throws. */
  async settle(): Promise<void> {
    if (this.measured && !this.wasSet()) return;
    this.measured = false;
    this.learn(await this.probe());
  }

  /** Whether a sighting of the process's own appends is wanted again; true for one caller at a time. */
  wantsSighting(): boolean {
    if (performance.now() - this.askedAt < MEASURE_EVERY_MS) return false;
    this.askedAt = performance.now();
    return true;
  }

  /** Keeps the offset while it explains the sighting; else takes the middle of the round trip for the moment of writing. */
  learn({ sentAt, answeredAt, createdAt }: Sighting): void {
    if (this.measured && answeredAt - sentAt > MAX_ROUND_TRIP_MS) return;
    const createdMs = Date.parse(createdAt);
    const explained = createdMs - this.offset >= sentAt && createdMs - this.offset <= answeredAt;
    if (!explained) this.offset = Math.round(createdMs - (sentAt + answeredAt) / 2);
    this.measured = true;
    this.askedAt = performance.now();
    this.drift = driftNow();
  }
}

/** Constant as long as nobody sets the local clock. */
const driftNow = (): number => Date.now() - performance.now();

const later = (one: Instant, other: Instant | undefined): Instant => (other !== undefined && other > one ? other : one);
