import { Injectable } from '@nestjs/common';
import { Effects, EventStore, NOTICEABLE_OFFSET_MS } from '@lib/event-store';
import { ProjectionQueries, Reconciliations, troublesOf, type Reconciled } from '@lib/read-models';

const TIMEOUT_MS = 2_000;

export interface Readiness {
  readonly status: 'ok' | 'degraded' | 'unavailable';
  readonly role: 'api';
  readonly log: 'ok' | 'away';
  readonly readModels: 'ok' | 'away';
  readonly clock: { readonly offsetMs: number; readonly trusted: boolean };
  readonly degraded: readonly { readonly what: string; readonly name?: string; readonly detail?: string }[];
}

/** With what only `/metrics` tells. */
export interface Looked {
  readonly readiness: Readiness;
  readonly reconciled: Reconciled | undefined;
}

/** Whether this role can do its work, and what about it is not as it should be. */
@Injectable()
export class ReadinessCheck {
  constructor(
    private readonly store: EventStore,
    private readonly projections: ProjectionQueries,
    private readonly effects: Effects,
    private readonly reconciliations: Reconciliations,
  ) {}

  async look(): Promise<Looked> {
    const head = await orAway(() => this.store.head());
    const statuses = await orAway(() => this.projections.status(head === AWAY ? undefined : head));
    const elsewhere = head === AWAY ? AWAY : await orAway(() => this.effects.areAnothers());
    const found = await orAway(() => this.reconciliations.latest());
    const reconciled = found === AWAY ? undefined : found;
    const degraded = [
      ...this.clockTrouble(),
      ...(elsewhere === true ? [{ what: 'effects_off' }] : []),
      ...(statuses === AWAY ? [] : statuses.flatMap(troubleOf)),
      ...troublesOf(reconciled, this.store.clock.now()),
    ];
    const unavailable = head === AWAY || statuses === AWAY;
    const readiness: Readiness = {
      status: unavailable ? 'unavailable' : degraded.length > 0 ? 'degraded' : 'ok',
      role: 'api',
      log: head === AWAY ? 'away' : 'ok',
      readModels: statuses === AWAY ? 'away' : 'ok',
      clock: { offsetMs: this.store.clock.offsetMs(), trusted: this.store.clock.trusted() },
      degraded,
    };
    return { readiness, reconciled };
  }

  private clockTrouble() {
    const offsetMs = Math.abs(this.store.clock.offsetMs());
    return offsetMs > NOTICEABLE_OFFSET_MS ? [{ what: 'clock_offset', detail: `${offsetMs} ms` }] : [];
  }
}

const troubleOf = ({
  name,
  role,
  state,
  behind,
}: {
  name: string;
  role: string;
  state: string;
  behind: boolean | undefined;
}) => {
  if (role !== 'live') return [];
  if (state === 'stopped') return [{ what: 'projection_stopped', name }];
  return behind ? [{ what: 'projection_late', name }] : [];
};

const AWAY = Symbol('away');

/** An engine that does not answer in time is as good as away. */
const orAway = async <Answer>(ask: () => Promise<Answer>): Promise<Answer | typeof AWAY> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof AWAY>((resolve) => {
    timer = setTimeout(() => resolve(AWAY), TIMEOUT_MS);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return AWAY;
  } finally {
    clearTimeout(timer);
  }
};
