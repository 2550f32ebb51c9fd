import type { ReadDatabase } from '../database';
import { gathered } from '../gathered';
import type { Checkpoint } from './checkpoint';
import type { BuildKey } from './owed-indexes';

/** One build's checkpoint, moved past events that change none of its rows. */
export interface Move {
  readonly build: BuildKey;
  readonly from: Checkpoint | undefined;
  readonly to: Checkpoint;
  readonly events: number;
  readonly notice: string;
}

/** Moves many builds' checkpoints in one statement: most events concern few of the projections. */
export class CheckpointMoves {
  private readonly together = gathered((moves: readonly Move[]) => this.write(moves));

  constructor(
    private readonly database: ReadDatabase,
    private readonly channel: string,
  ) {}

  /** False: another process moved it. */
  async move(move: Move): Promise<boolean> {
    return (await this.together([move])).has(nameOf(move.build));
  }

  private async write(moves: readonly Move[]): Promise<ReadonlySet<string>> {
    const column = (value: (move: Move) => unknown): unknown[] => moves.map(value);
    const moved = await this.database.query<{ name: string; version: number; role: string }>(
      MOVE,
      [
        column(({ build: [name] }) => name),
        column(({ build: [, version] }) => version),
        column(({ build: [, , role] }) => role),
        column(({ from }) => from?.commitPosition ?? null),
        column(({ to }) => to.logId),
        column(({ to }) => to.commitPosition),
        column(({ to }) => to.preparePosition),
        column(({ to }) => to.eventId),
        column(({ to }) => to.eventCreatedAt),
        column(({ events }) => events),
        column(({ notice }) => notice),
        this.channel,
      ],
      'move checkpoints',
    );
    return new Set(moved.map(({ name, version, role }) => nameOf([name, version, role])));
  }
}

const nameOf = (build: BuildKey): string => build.join('/');

/** The same compare-and-set as with rows. */
const MOVE = `
  with asked as (
    select * from unnest($1::text[], $2::integer[], $3::text[], $4::bigint[], $5::text[], $6::bigint[], $7::bigint[], $8::uuid[],
      $9::timestamptz[], $10::bigint[], $11::text[])
      as a(name, version, role, before, log_id, commit_position, prepare_position, event_id, event_created_at, events, notice)
  ), moved as (
    update projections p set log_id = a.log_id, commit_position = a.commit_position, prepare_position = a.prepare_position,
      event_id = a.event_id, event_created_at = a.event_created_at, folded = p.folded + a.events
    from asked a
    where p.name = a.name and p.version = a.version and p.role = a.role
      and p.commit_position is not distinct from a.before and p.problem is null
    returning p.name, p.version, p.role, a.notice
  )
  select name, version, role, pg_notify($12, notice) from moved`;
