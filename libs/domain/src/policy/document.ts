import type { Counting } from '../calendar';
import type { Language, Use } from '../closed-lists';
import type { Instant } from '../time/instant';
import type { Clause } from './clauses';

/**
 * A duration and where it comes from: the policy's own words, or house practice. `counting`: which minutes count; every
 * one unless it says otherwise.
 */
export type Length = { length: string; clause?: string; source: 'policy' | 'house'; counting?: Counting };

/** P27. `floor` bears on the answer; `target` is never the policy's; past `ceiling` the policy is breached. */
export type ReviewWindow = {
  from: 'raising' | 'submission' | 'notice';
  floor: Length | null;
  target: Length | null;
  ceiling: Length | null;
  earlyAnswer: boolean;
  basis: string;
};

export type Window = { clause: string; target: Length | null };

/** `need_assessed` is asked before the decision only; the others before the raising and again before the decision. */
export const gates = ['data_verified', 'attested', 'noticed', 'information_complete', 'need_assessed'] as const;
export type Gate = (typeof gates)[number];

/**
 * A code that stands in the clear. A sensitive one (health, criminal matters, unknown parents, belief) must name a
 * coarser `publicCode`; commands then carry the public code, and the fine one lies under `personal`.
 */
export type CodeEntry = string | { code: string; sensitive?: boolean; publicCode?: string };

/** For what a reason is asked; each has its own list of codes. */
export const reasonUses = [
  'accepted',
  'rejected',
  'verification_failed',
  'information_again',
  'information_cancelled',
  'applicant_changed',
  'decision_retracted',
  'early_answer_authorised',
  'early_answer_reported',
  'answer_retracted',
  'requirement_waived',
  'service_cancelled',
  'withdrawn',
  'discontinued',
  'assigned',
  'reopened',
  'suggestion_accepted',
  'suggestion_declined',
  'obstacle_removed',
  'obstacle_accepted',
  'inquiry_reopened',
  'inquiry_withdrawn',
  'rating_declined',
  'follow_up_cancelled',
] as const;
export type ReasonUse = (typeof reasonUses)[number];

/** A text that people are given, by its own version number. */
export type PolicyText = { version: number; words: Readonly<Record<Language, string>> };

export const textNames = ['attestation', 'notice', 'answerAccepted', 'answerAcceptedInPart', 'answerRejected'] as const;
export type TextName = (typeof textNames)[number];

/** What a decision must carry. */
export const decisionParts = ['reasons', 'granted', 'members'] as const;
export type DecisionPart = (typeof decisionParts)[number];

/** What has to be known or shown before registration; only a required one holds it up. */
export type Requirement = { code: string; required: boolean };

export const windowNames = [
  'preparation',
  'information',
  'clarification',
  'answer',
  'registration',
  'service',
  'inquiry',
  'dispute',
  'survey',
  'follow_up',
  'policy_review',
] as const;
export type WindowName = (typeof windowNames)[number];

/** P13: `aspects` are what a rating may be given by; figures about one person or provider need `minimumSample` of them. */
export type SurveySettings = { reminderAfter: string; minimumSample: number; aspects: readonly string[] };

/** One adopted version of a policy series: immutable, and all that the rules take from the policy. */
export type PolicyVersion = {
  policyId: string;
  version: number;
  use: Use;
  effectiveFrom: Instant;
  /** The meeting that adopted it (P30). */
  basis: { meeting?: number; term?: number; hijriDate?: string; date?: string; note?: string };
  gates: readonly Gate[];
  reviewWindow: ReviewWindow;
  windows: Readonly<Record<WindowName, Window>>;
  /** The share of a window after which it counts as nearly over. */
  warnAfterShare: number;
  /** P28: whether registration waits for the answer or runs beside the study. */
  registrationFrom: 'answer' | 'verification';
  /** House: how far back the day of receipt may lie. */
  receivedAtMostBack: string;
  /** House: what must have been tried before a case is discontinued for silence. */
  warning: { attempts: number; channels: number; wait: string; reasonCodes: readonly string[] };
  /** P18: the field codes without which data are incomplete, for every request and by kind of support. */
  form: { required: readonly string[]; requiredBySupport: Readonly<Record<string, readonly string[]>> };
  decision: { requires: readonly DecisionPart[] };
  segments: readonly CodeEntry[];
  support: readonly CodeEntry[];
  urgency: readonly CodeEntry[];
  topics: readonly CodeEntry[];
  attachmentKinds: readonly CodeEntry[];
  /** P28, by kind of support. */
  requirements: Readonly<Record<string, readonly Requirement[]>>;
  reasons: Readonly<Record<ReasonUse, readonly CodeEntry[]>>;
  texts: Readonly<Record<TextName, readonly PolicyText[]>>;
} & LaterMembers;

/** What versions could say from later on; in one that was adopted before, the house's practice stands (`completed`). */
export type LaterMembers = {
  /** House: how long the beneficiary's word on a delivery is waited for; then it counts as delivered, not as confirmed. */
  confirmationWait: string;
  /** House: how long after the answer an objection may be raised as a dispute. */
  objectionWithin: string;
  /** P5: when each delivered service is followed up. */
  followUps: readonly { after: string }[];
  /** What a follow-up may find. */
  findings: readonly CodeEntry[];
  survey: SurveySettings;
  /** To whom an inquiry may be passed (P35). */
  departments: readonly CodeEntry[];
  /** What the board adopted, clause by clause (P30). */
  clauses: readonly Clause[];
  /** P18: the officer's tools, which facts can cite by document, version and clause. */
  documents: readonly ReferenceDocument[];
  /** P18: the fields of the support-request form by their words. */
  formFields: readonly FormField[];
  /** How long after its start each clock's wait is reminded of. */
  reminders: Readonly<Record<ReminderOf, readonly string[]>>;
  /** When and how often something is told. */
  notifications: NotificationSettings;
  /** How long personal data are kept after the case's end; null: as long as the law asks. */
  retention: Length | null;
};

/**
 * `digestAt`: when on a working morning the news that can wait goes out, `HH:MM` in Riyadh; null: at once. `retries`: how
 * long after each failed try the next one follows; after the last it is given up.
 */
export type NotificationSettings = {
  digestAt: string | null;
  quietHours: { from: string; to: string } | null;
  retries: readonly string[];
};

/** `sha256` of the document's bytes; null where the association has not deposited them. */
export type ReferenceDocument = {
  code: string;
  version: string;
  sha256: string | null;
  words: Readonly<Record<Language, string>>;
};

export type FormField = { code: string; words: Readonly<Record<Language, string>> };

export const remindersOf = ['information', 'registration', 'service', 'inquiry', 'follow_up'] as const;
export type ReminderOf = (typeof remindersOf)[number];

/** The codes of a list that may stand in the clear. */
export const codesOf = (entries: readonly CodeEntry[]): readonly string[] => [
  ...new Set(
    entries.flatMap((entry) => {
      if (typeof entry === 'string') return [entry];
      if (!entry.sensitive) return [entry.code];
      return entry.publicCode === undefined ? [] : [entry.publicCode];
    }),
  ),
];

/** Whether any date under this version depends on the working calendar. */
export const countsWorkingTime = ({
  reviewWindow,
  windows,
}: Pick<PolicyVersion, 'reviewWindow' | 'windows'>): boolean =>
  [reviewWindow.target, reviewWindow.ceiling, ...Object.values(windows).map(({ target }) => target)].some(
    (length) => (length?.counting ?? 'calendar') !== 'calendar',
  );
