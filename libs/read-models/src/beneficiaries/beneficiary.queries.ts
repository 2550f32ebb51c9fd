import { Injectable } from '@nestjs/common';
import type { Beneficiary } from '@lib/domain';
import { ReadDatabase } from '../database';
import { gathered } from '../gathered';
import { keysetPage, positionOf } from '../pages/keyset-page';
import { beneficiaryView, type BeneficiaryView } from './beneficiary-view';

export interface BeneficiaryFilters {
  readonly kind?: string;
  readonly segment?: string;
  readonly policy?: string;
  readonly deceased?: boolean;
  /** Only those that this actor registered. */
  readonly registeredBy?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

const LIST = { from: 'beneficiaries', at: 'registered_at', id: 'beneficiary_id', direction: 'desc' } as const;
const CASES = { from: 'case_board', at: 'submitted_at', id: 'case_id', direction: 'asc' } as const;

/** What a supervisor is asked about: a case that is open although its beneficiary has died. */
export interface DeceasedCase {
  readonly caseId: string;
  readonly beneficiaryId: string;
  readonly reference: string | null;
  readonly stage: string;
  readonly policyId: string;
  readonly submittedAt: string;
  readonly knownSince: string | null;
}

/** Who the beneficiaries are (P1, P4, P14, P17), the latest registered first. */
@Injectable()
export class BeneficiaryQueries {
  /** What the books of these people say, among others'; who has none is not in it. Many ask at once. */
  readonly books = gathered(async (people: readonly string[]) => {
    const rows = await this.database.query<{ id: string; own: Beneficiary }>(
      `select beneficiary_id as id, standing -> 'own' as own from beneficiaries where beneficiary_id = any($1::text[])`,
      [people],
    );
    return new Map(rows.map(({ id, own }) => [id, own]));
  });

  constructor(private readonly database: ReadDatabase) {}

  /** Live ones, unless another series is asked for. Throws CursorUnknown. */
  async page({ kind, segment, policy, deceased, registeredBy, cursor, limit }: BeneficiaryFilters) {
    const position = await positionOf(this.database, 'beneficiaries');
    const use = policy === undefined ? 'live' : undefined;
    const { rows, next } = await keysetPage<Record<string, unknown>>(this.database, LIST, {
      equal: { kind, segment, policy_id: policy, use, deceased, registered_by: registeredBy },
      cursor,
      limit,
    });
    return { items: rows.map(shown), next, position };
  }

  async one(beneficiaryId: string): Promise<{ found: BeneficiaryView | undefined; position: bigint }> {
    const position = await positionOf(this.database, 'beneficiaries');
    const rows = await this.database.query<Record<string, unknown>>(
      'select * from beneficiaries where beneficiary_id = $1',
      [beneficiaryId],
    );
    return { found: rows[0] && shown(rows[0]), position };
  }

  /** The open cases of deceased beneficiaries, the oldest first. Throws CursorUnknown. */
  async openOfDeceased({ policy, cursor, limit }: Pick<BeneficiaryFilters, 'policy' | 'cursor' | 'limit'>) {
    const position = await positionOf(this.database, 'beneficiaries');
    const use = policy === undefined ? 'live' : undefined;
    const { rows, next } = await keysetPage<Record<string, unknown>>(this.database, CASES, {
      equal: { policy_id: policy, use, open: true },
      also: () => ['beneficiary_id in (select beneficiary_id from beneficiaries where deceased)'],
      cursor,
      limit,
    });
    const deaths = await this.deathsOf(rows.map((row) => row['beneficiary_id'] as string));
    return { items: rows.map((row) => deceasedCase(row, deaths)), next, position };
  }

  private async deathsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; since: string }>(
      `select beneficiary_id as id, standing #>> '{own,death,knownSince}' as since from beneficiaries
       where deceased and beneficiary_id = any($1::text[])`,
      [[...new Set(ids)]],
    );
    return new Map(rows.map(({ id, since }) => [id, since]));
  }
}

const shown = (row: Record<string, unknown>): BeneficiaryView =>
  beneficiaryView(row as { standing: Parameters<typeof beneficiaryView>[0]['standing']; revision: bigint });

const deceasedCase = (row: Record<string, unknown>, deaths: ReadonlyMap<string, string>): DeceasedCase =>
  ({
    caseId: row['case_id'],
    beneficiaryId: row['beneficiary_id'],
    reference: row['reference'],
    stage: row['stage'],
    policyId: row['policy_id'],
    submittedAt: row['submitted_at'],
    knownSince: deaths.get(row['beneficiary_id'] as string) ?? null,
  }) as DeceasedCase;
