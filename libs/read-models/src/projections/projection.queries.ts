import { Injectable } from '@nestjs/common';

import { ReadDatabase } from '../database';
import type { Problem } from '../engine/checkpoint';
import { wish, type Wish } from '../engine/wishes';

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  /** `beside`: being built beside the live one, whose place it takes when level. */
  readonly role: 'live' | 'beside';
  readonly state: 'empty' | 'running' | 'stopped';
  readonly position: bigint;
  /** When the last event that it shows was written: how old its reads are. */
  readonly showsUntil: string | null;
  readonly folded: bigint;
  /** Undefined when the head of the log was not given. */
  readonly behind: boolean | undefined;
  readonly problem: Problem | null;
  readonly comparison: unknown;
}

interface Found {
  name: string;
  version: number;
  role: 'live' | 'beside';
  commit_position: bigint | null;
  event_created_at: string | null;
  folded: bigint;
  problem: Problem | null;
  comparison: unknown;
}

/** How the read models are, for operators, readiness and metrics; and the way to ask something of them. */
@Injectable()
export class ProjectionQueries {
  constructor(private readonly database: ReadDatabase) {}

  async status(head?: bigint): Promise<ProjectionStatus[]> {
    const found = await this.database.query<Found>('select * from projections order by name, role desc, version');
    return found.map((row) => statusOf(row, head));
  }

  /** The live projections that do not show the head yet or have stopped; empty: all is well. */
  async degraded(head: bigint): Promise<ProjectionStatus[]> {
    const all = await this.status(head);
    return all.filter(({ role, state, behind }) => role === 'live' && (state === 'stopped' || behind));
  }

  /** Carried out by the projector that holds the projection. False: there is no such projection. */
  ask(name: string, what: Wish): Promise<boolean> {
    return wish(this.database, name, what);
  }
}

const statusOf = (row: Found, head: bigint | undefined): ProjectionStatus => {
  const position = row.commit_position ?? -1n;
  return {
    name: row.name,
    version: row.version,
    role: row.role,
    state: row.problem ? 'stopped' : row.commit_position === null ? 'empty' : 'running',
    position,
    showsUntil: row.event_created_at,
    folded: row.folded,
    behind: head === undefined ? undefined : position < head,
    problem: row.problem,
    comparison: row.comparison,
  };
};
