import type { Rung } from '../../../workflows/timeline';

/** The instants that are due of one case, and the clock that judges them; plays the service that an alarm rings at. */
export class Judge {
  revision = 0;
  due: string[] = [];
  offsetMs = 0;
  away = 0;
  rings: { atMs: number; recorded: string[] }[] = [];
  /** Held until this settles. */
  gate: Promise<void> | undefined;

  ring = async (): Promise<Rung> => {
    if (this.away > 0) {
      this.away -= 1;
      throw new Error('the service is away');
    }
    const nowMs = Date.now() + this.offsetMs;
    const recorded = this.due.filter((instant) => Date.parse(instant) <= nowMs);
    this.due = this.due.filter((instant) => !recorded.includes(instant));
    this.revision += recorded.length;
    this.rings.push({ atMs: Date.now(), recorded });
    const next = this.due[0] ?? null;
    const answer = {
      revision: this.revision,
      next,
      clock: next && 'review',
      inMs: next === null ? 0 : Math.max(0, Date.parse(next) - nowMs),
    };
    await this.gate;
    return answer;
  };
}

/** Instants so many milliseconds from now. */
export const dueIn = (...inMs: readonly number[]): string[] =>
  inMs.map((ms) => new Date(Date.now() + ms).toISOString());
