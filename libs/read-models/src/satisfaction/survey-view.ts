import type { Role } from '@lib/domain';
import type { Viewer } from '../case-board/viewer';
import type { SatisfactionRow } from './satisfaction-row';

/** `whole`: with its case; `figures`: neither case nor days; `sent`: what became of an own request, and no figure. */
export type Part = 'whole' | 'figures' | 'sent' | 'nothing';

const WHOLE: readonly Role[] = ['supervisor', 'auditor'];
const FIGURES: readonly Role[] = ['officer', 'researcher'];

/** How much of a survey these roles see. A rating never reaches who decides, whatever else that person is (P13). */
export const partOf = ({ roles }: Viewer): Part => {
  if (roles.includes('committee')) return 'nothing';
  if (roles.some((role) => WHOLE.includes(role))) return 'whole';
  if (roles.some((role) => FIGURES.includes(role))) return 'figures';
  return roles.includes('intake') ? 'sent' : 'nothing';
};

export interface SurveyView {
  readonly surveyId: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly state: string;
  readonly kind: string;
  readonly month: string;
  readonly ground: string | null;
  readonly reminderDue: boolean;
  readonly overall?: number | null;
  readonly aspects?: Readonly<Record<string, number>> | null;
  readonly caseId?: string | null;
  readonly inquiryId?: string | null;
  readonly offeredAt?: string;
  readonly settledAt?: string | null;
  readonly reasonCode?: string | null;
}

export const surveyView = (row: SatisfactionRow, viewer: Viewer): SurveyView => {
  const part = partOf(viewer);
  return {
    surveyId: row.surveyId,
    policyId: row.policyId,
    policyVersion: row.policyVersion,
    state: row.state,
    kind: row.kind,
    month: row.month,
    ground: row.ground ?? null,
    reminderDue: row.reminderDue,
    ...(part === 'sent' ? {} : { overall: row.overall ?? null, aspects: row.aspects ?? null }),
    ...(part === 'figures' ? {} : identified(row)),
    ...(part === 'whole' ? { reasonCode: row.reasonCode ?? null } : {}),
  };
};

const identified = (row: SatisfactionRow) => ({
  caseId: row.kind === 'case' ? row.subjectId : null,
  inquiryId: row.kind === 'inquiry' ? row.subjectId : null,
  offeredAt: row.offeredAt,
  settledAt: row.settledAt ?? null,
});
