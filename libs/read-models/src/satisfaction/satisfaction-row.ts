import type { SurveyState, SurveySubjectKind, Use } from '@lib/domain';

/** An invitation to rate and what came of it; never the words. */
export interface SatisfactionRow {
  readonly surveyId: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly use: Use;
  readonly state: SurveyState;
  readonly kind: SurveySubjectKind;
  readonly subjectId: string;
  readonly endedAs: string;
  readonly outcome: string | undefined;
  readonly segment: string | undefined;
  readonly channel: string | undefined;
  readonly support: string | undefined;
  readonly department: string | undefined;
  /** In Riyadh. */
  readonly month: string;
  readonly providers: readonly string[];
  readonly officers: readonly string[];
  /** Who had a hand in it, and so is shown nothing of it; who sent it in. */
  readonly hands: readonly string[];
  readonly submittedBy: string | undefined;
  readonly speed: string | undefined;
  readonly daysToAnswer: number | undefined;
  readonly ground: string | undefined;
  readonly overall: number | undefined;
  readonly aspects: Readonly<Record<string, number>> | undefined;
  readonly reasonCode: string | undefined;
  readonly reminderDue: boolean;
  readonly offeredAt: string;
  readonly settledAt: string | undefined;
  readonly revision: bigint;
}
