import { Injectable } from '@nestjs/common';
import type { Instant, PolicyVersion, Use } from '@lib/domain';
import { ReadDatabase } from '../database';

export interface PolicyVersionView {
  readonly version: number;
  readonly effectiveFrom: Instant;
  readonly adoptedAt: Instant;
  readonly inForce: boolean;
}

export interface PolicyView {
  readonly policyId: string;
  readonly use: Use;
  readonly revision: bigint;
  readonly versions: readonly PolicyVersionView[];
}

interface Found {
  policy_id: string;
  version: number;
  use: Use;
  effective_from: Instant;
  adopted_at: Instant;
  document: PolicyVersion;
  revision: bigint;
}

/** The series of policy versions; what the board adopted is no secret to anyone with a token. */
@Injectable()
export class PolicyQueries {
  constructor(private readonly database: ReadDatabase) {}

  async list(now: Instant): Promise<{ items: PolicyView[]; next: null; position: bigint }> {
    const position = await this.position(); // read first: what is shown may be newer, never older
    const found = await this.database.query<Found>(
      'select policy_id, version, use, effective_from, adopted_at, revision from policies order by policy_id, version',
    );
    const ids = [...new Set(found.map((row) => row.policy_id))];
    const items = ids.map((id) =>
      seriesOf(
        found.filter((row) => row.policy_id === id),
        now,
      ),
    );
    return { items, next: null, position };
  }

  /** Undefined: no such series. */
  async one(
    policyId: string,
    now: Instant,
  ): Promise<(PolicyView & { documents: readonly PolicyVersion[]; position: bigint }) | undefined> {
    const position = await this.position();
    const found = await this.database.query<Found>('select * from policies where policy_id = $1 order by version', [
      policyId,
    ]);
    if (found.length === 0) return undefined;
    return { ...seriesOf(found, now), documents: found.map((row) => row.document), position };
  }

  private async position(): Promise<bigint> {
    const [row] = await this.database.query<{ position: bigint | null }>(
      `select commit_position as position from projections where name = 'policies' and role = 'live'`,
    );
    return row?.position ?? -1n;
  }
}

const seriesOf = (rows: readonly Found[], now: Instant): PolicyView => {
  const inForce = rows.filter((row) => row.effective_from <= now).at(-1)?.version;
  const last = rows[rows.length - 1] as Found;
  return {
    policyId: last.policy_id,
    use: last.use,
    revision: last.revision,
    versions: rows.map((row) => ({
      version: row.version,
      effectiveFrom: row.effective_from,
      adoptedAt: row.adopted_at,
      inForce: row.version === inForce,
    })),
  };
};
