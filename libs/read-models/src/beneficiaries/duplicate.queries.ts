import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../database';
import { positionOf } from '../pages/keyset-page';

export const hintKinds = ['same_identity', 'same_phone', 'same_household', 'same_support'] as const;
export type HintKind = (typeof hintKinds)[number];

/** A sign that two may be one. `decided` is what a person said of it. */
export interface DuplicateHint {
  readonly hint: HintKind;
  readonly personId: string;
  readonly caseId: string | null;
  readonly decided: 'matched' | 'distinguished' | null;
}

const MOST = 50;

/** By a mark: some other person, in whichever stream, has the same number. */
const byMark = `
  select distinct case other.kind when 'phone' then 'same_phone' else 'same_identity' end as hint,
    other.person_id as "personId", other.case_id as "caseId"
  from identity_marks own join identity_marks other on other.hash = own.hash and other.stream <> own.stream
  where own.person_id = any($1::text[]) and other.person_id <> all($1::text[])`;

/** Of one household with them, and with an open case for the same support. */
const inHousehold = `
  select distinct 'same_household' as hint, c.beneficiary_id as "personId", c.case_id as "caseId"
  from beneficiaries b join case_board c on c.beneficiary_id = any(b.household)
  where b.household && $1::text[] and c.open and c.beneficiary_id <> all($1::text[])
    and ($2::text is null or c.support = $2)`;

/** Of the same beneficiary: another open case for the same support. */
const sameSupport = `
  select 'same_support' as hint, c.beneficiary_id as "personId", c.case_id as "caseId"
  from case_board c where c.beneficiary_id = $1 and c.case_id <> $2 and c.open and c.support = $3`;

/** Probable duplicates: hints for a person to judge by, never acted on by the machine. */
@Injectable()
export class DuplicateQueries {
  constructor(private readonly database: ReadDatabase) {}

  async ofBeneficiary(beneficiaryId: string) {
    const position = await this.position();
    const hints = await this.hints(`${byMark} union ${inHousehold}`, [[beneficiaryId], null]);
    return { hints: await this.decided(beneficiaryId, hints), position };
  }

  async ofCase(caseId: string, beneficiaryId: string, applicantId: string, support: string) {
    const position = await this.position();
    const people = [...new Set([beneficiaryId, applicantId])];
    const found = [
      ...(await this.hints(`${byMark} union ${inHousehold}`, [people, support])),
      ...(await this.hints(sameSupport, [beneficiaryId, caseId, support])),
    ];
    const others = found.filter((hint) => hint.caseId !== caseId);
    return { hints: await this.decided(beneficiaryId, others), position };
  }

  private hints(sql: string, values: readonly unknown[]) {
    return this.database.query<Omit<DuplicateHint, 'decided'>>(
      `select * from (${sql}) found order by hint, "personId", "caseId" limit ${MOST}`,
      [...values],
    );
  }

  /** A decision stands in either of the two books; the latest one in one's own counts first. */
  private async decided(
    beneficiaryId: string,
    hints: readonly Omit<DuplicateHint, 'decided'>[],
  ): Promise<DuplicateHint[]> {
    const others = [...new Set(hints.map(({ personId }) => personId))];
    const books = await this.database.query<{ id: string; matched: string[]; distinguished: string[] }>(
      `select beneficiary_id as id, standing -> 'own' -> 'matched' as matched,
         standing -> 'own' -> 'distinguished' as distinguished
       from beneficiaries where beneficiary_id = any($1::text[])`,
      [[beneficiaryId, ...others]],
    );
    const said = (by: string, of: string): DuplicateHint['decided'] => {
      const book = books.find(({ id }) => id === by);
      if (book?.matched.includes(of)) return 'matched';
      return book?.distinguished.includes(of) ? 'distinguished' : null;
    };
    return hints.map((hint) => ({
      ...hint,
      decided: said(beneficiaryId, hint.personId) ?? said(hint.personId, beneficiaryId),
    }));
  }

  /** Marks of a case and its row on the board come of the same event: the marks are what a hint rests on. */
  private position(): Promise<bigint> {
    return positionOf(this.database, 'identity-marks');
  }
}
