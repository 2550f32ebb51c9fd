import type { Channel, Medium, Outcome } from '../closed-lists';
import type { Contact, DueData, PersonalPart } from '../case/events';
import type { Pins } from '../decider';
import type { ClockState } from '../closed-lists';
import type { Instant } from '../time/instant';

/** Why nobody is asked to rate; the only grounds there are. */
export const withholdingGrounds = [
  'deceased',
  'no_contact_wished',
  'duplicate',
  'entered_in_error',
  'historical',
] as const;
export type WithholdingGround = (typeof withholdingGrounds)[number];

/** Those of them that can come up while an invitation is open; they end it at once. */
export const silenceGrounds = ['deceased', 'no_contact_wished'] as const satisfies readonly WithholdingGround[];
export type SilenceGround = (typeof silenceGrounds)[number];

export const surveySubjects = ['case', 'inquiry'] as const;
export type SurveySubjectKind = (typeof surveySubjects)[number];

/** One ending of one thing: `ending` is the revision of the event that ended it, or that answered it. */
export type SurveySubject = { kind: SurveySubjectKind; id: string; ending: number };

export const endings = ['closed', 'withdrawn', 'discontinued', 'answered'] as const;
export type EndedAs = (typeof endings)[number];

/** What is known of the service that is rated: what figures are made by, and nothing that a rating could be read from. */
export type RatedService = {
  subject: SurveySubject;
  endedAt: Instant;
  endedAs: EndedAs;
  /** Only where the person has been told (P27). */
  outcome?: Outcome;
  segment?: string;
  channel?: string;
  support?: string;
  /** To whom it had been passed, where that is known (P35). */
  department?: string;
  /** Opaque ids: who may rate, who sent the request in, and who had a hand in it (and so neither records nor sees a rating). */
  invited: readonly string[];
  submittedBy?: string;
  hands: readonly string[];
  officers: readonly string[];
  providers: readonly string[];
  /** How the clock of the answer stood at the end, and how long the answer took: speed, beside which quality is shown (P4). */
  speed?: ClockState;
  daysToAnswer?: number;
};

type EverySurveyEvent = { surveyId: string; occurredAt: Instant; personal?: readonly PersonalPart[] };

type Facts = {
  SurveyInvited: Pins & RatedService;
  InvitationWithheld: Pins & RatedService & { ground: WithholdingGround };
  /** 1 to 5; the words lie under `personal`. */
  ServiceRated: { overall: number; aspects: Readonly<Record<string, number>>; channel?: Channel; medium?: Medium };
  RatingDeclined: Contact & { reasonCode: string };
  /** The case was reopened and has ended again: that ending has a survey of its own. */
  SurveySuperseded: { supersededBy: string };
  /** The person has died, or wishes no contact: nobody is reminded and no rating is taken any more. */
  InvitationWithdrawn: { subject: SurveySubject; ground: SilenceGround };
};

export const surveyDueKinds = {
  RatingReminderDue: { clock: 'survey', part: 'target_neared', clause: 'P11' },
  SurveyExpired: { clock: 'survey', part: 'target', clause: 'P13' },
} as const;
export type SurveyDueType = keyof typeof surveyDueKinds;

export type SurveyEvent =
  | { [K in keyof Facts]: { type: K; data: Facts[K] & EverySurveyEvent } }[keyof Facts]
  | { [K in SurveyDueType]: { type: K; data: Omit<DueData, 'caseId'> & { surveyId: string } } }[SurveyDueType];
export type SurveyEventOf<T extends SurveyEvent['type']> = Extract<SurveyEvent, { type: T }>;

export const surveyEvents: Readonly<Record<keyof Facts, readonly string[]>> = {
  SurveyInvited: ['P11', 'P13'],
  InvitationWithheld: ['P13'],
  ServiceRated: ['P11', 'P13'],
  RatingDeclined: ['P13'],
  SurveySuperseded: ['P13'],
  InvitationWithdrawn: ['P13', 'P17'],
};
