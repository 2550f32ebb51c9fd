import type { CommandRoad } from '@lib/commands';
import {
  completed,
  countsWorkingTime,
  streamParts,
  systemActor,
  type CalendarVersion,
  type Instant,
  type PolicyVersion,
} from '@lib/domain';
import { randomUuid, type CalendarDocuments } from '@lib/event-store';
import type { ReadDatabase } from '@lib/read-models';
import { inFlight } from './in-flight';
import type { Lease } from './lease';
import type { Say } from './say';
import type { Reaction } from './to-do-list';

const BATCH = 256;
const IN_FLIGHT = 16;
const LOOK_AGAIN_MS = 10_000;

/** Open streams under an earlier calendar whose policy version counts working time; of no other can a date move. */
const behind = `
  select 'case-' || case_id as stream, policy_id || '@' || policy_version as version from case_board
  where open and calendar_version < $1 and policy_id || '@' || policy_version = any($2)
  union all
  select stream, policy_id || '@' || policy_version from timers
  where next is not null and calendar_version < $1 and policy_id || '@' || policy_version = any($2)`;

/**
 * An amended calendar is brought to every open stream that it can move, by an entry of its own. Bounded, and begun anew
 * wherever it was stopped: a row's calendar is its own checkpoint.
 */
export class CalendarsReaction implements Reaction {
  readonly list = 'case-board';
  /** Streams that the list shows as behind although the entry is written: it is on the way. */
  private brought = new Map<string, number>();
  private told = 1;
  private looked = { version: 1, atMs: Number.NEGATIVE_INFINITY };

  constructor(
    private readonly database: ReadDatabase,
    private readonly road: CommandRoad,
    private readonly calendars: CalendarDocuments,
    private readonly now: () => Instant,
    private readonly say: Say,
  ) {}

  async begin(): Promise<void> {
    this.brought.clear();
    this.looked = { version: 1, atMs: Number.NEGATIVE_INFINITY };
  }

  async work(lease: Lease): Promise<number> {
    const { version } = await this.calendars.inForce();
    if (version === 1 || this.hasLooked(version)) return 0;
    const versions = await this.movable();
    if (versions.length === 0) return 0;
    const shown = await this.database.query<{ stream: string }>(`${behind} limit ${BATCH}`, [version, versions]);
    const stillShown = new Set(shown.map(({ stream }) => stream));
    for (const stream of this.brought.keys()) if (!stillShown.has(stream)) this.brought.delete(stream);
    const open = shown.filter(({ stream }) => this.brought.get(stream) !== version);
    await inFlight(open, IN_FLIGHT, async ({ stream }) => {
      await lease.check();
      await this.bring(stream, version);
      this.brought.set(stream, version);
    });
    if (shown.length === 0) this.looked = { version, atMs: performance.now() };
    if (open.length > 0) await this.tellProgress(version, versions);
    return open.length;
  }

  /** Once it is everywhere, only streams that began at the moment of its adoption can still lack it. */
  private hasLooked(version: number): boolean {
    return this.looked.version === version && performance.now() - this.looked.atMs < LOOK_AGAIN_MS;
  }

  private async bring(stream: string, version: CalendarVersion['version']): Promise<void> {
    const target = streamParts(stream)!;
    await this.road.execute({
      type: 'ApplyCalendar',
      target,
      data: { calendarVersion: version, from: this.now() },
      actor: systemActor,
      causationId: `calendar-main@${version}`,
      idempotencyKey: `calendar ${version}`,
      correlationId: randomUuid(),
    });
  }

  /** The policy versions that count working time at all, as `id@version`. */
  private async movable(): Promise<readonly string[]> {
    const rows = await this.database.query<{ key: string; document: PolicyVersion }>(
      'select version_key as key, document from policies',
    );
    return rows.filter(({ document }) => countsWorkingTime(completed(document))).map(({ key }) => key);
  }

  private async tellProgress(version: number, versions: readonly string[]): Promise<void> {
    const [row] = await this.database.query<{ left: number }>(`select count(*)::int as left from (${behind}) as b`, [
      version,
      versions,
    ]);
    const left = row?.left ?? 0;
    if (this.told === version && left > 0 && left % BATCH !== 0) return;
    this.told = version;
    this.say(left > 0 ? `Calendar ${version}: ${left} to go.` : `Calendar ${version} has reached every open case.`);
  }
}
