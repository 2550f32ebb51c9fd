import { Injectable } from '@nestjs/common';
import type { Instant, PolicyVersion, Role, Use } from '@lib/domain';
import { ReadDatabase } from '../database';

export interface PolicyVersionView {
  readonly version: number;
  readonly effectiveFrom: Instant;
  readonly adoptedAt: Instant;
  readonly inForce: boolean;
  /** P3: to whom it was sent, when, and how many of them say that they have it. */
  readonly circulatedTo: readonly Role[];
  readonly circulatedAt: Instant | null;
  readonly receipts: number;
  readonly reviewedAt: Instant | null;
  readonly reviewOutcome: string | null;
  /** Cases that live under it and have not ended. */
  readonly openCases: number;
}

export interface PolicyReceiptView {
  readonly version: number;
  readonly actorId: string;
  readonly roles: readonly Role[];
  readonly acknowledgedAt: Instant;
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
  circulated_to: readonly Role[] | null;
  circulated_at: Instant | null;
  receipts: number | null;
  reviewed_at: Instant | null;
  review_outcome: string | null;
  open_cases: bigint;
}

const versionsWith = (columns: string): string => `
  select ${columns}, r.circulated_to, r.circulated_at, r.receipts, r.reviewed_at, r.review_outcome,
    (select count(*) from case_board b where b.policy_id = p.policy_id and b.policy_version = p.version and b.open) as open_cases
  from policies p left join policy_register r on r.version_key = p.version_key`;

/** The series of policy versions; what the board adopted is no secret to anyone with a token. */
@Injectable()
export class PolicyQueries {
  constructor(private readonly database: ReadDatabase) {}

  async list(now: Instant): Promise<{ items: PolicyView[]; next: null; position: bigint }> {
    const position = await this.position(); // read first: what is shown may be newer, never older
    const found = await this.database.query<Found>(
      `${versionsWith('p.policy_id, p.version, p.use, p.effective_from, p.adopted_at, p.revision')}
        order by p.policy_id, p.version`,
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
    const found = await this.database.query<Found>(`${versionsWith('p.*')} where p.policy_id = $1 order by p.version`, [
      policyId,
    ]);
    if (found.length === 0) return undefined;
    return { ...seriesOf(found, now), documents: found.map((row) => row.document), position };
  }

  /** Who said that they have a version, in the order in which they said it. */
  async receipts(policyId: string): Promise<{ items: PolicyReceiptView[]; next: null; position: bigint }> {
    const position = await this.position();
    const items = await this.database.query<PolicyReceiptView>(
      `select version, actor_id as "actorId", roles, acknowledged_at as "acknowledgedAt" from policy_receipts
        where policy_id = $1 order by version, acknowledged_at, actor_id`,
      [policyId],
    );
    return { items, next: null, position };
  }

  private async position(): Promise<bigint> {
    const [row] = await this.database.query<{ position: bigint | null }>(
      `select min(commit_position) as position from projections
        where name in ('policies', 'policy-register', 'policy-receipts') and role = 'live'`,
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
      circulatedTo: row.circulated_to ?? [],
      circulatedAt: row.circulated_at,
      receipts: row.receipts ?? 0,
      reviewedAt: row.reviewed_at,
      reviewOutcome: row.review_outcome,
      openCases: Number(row.open_cases),
    })),
  };
};
