import type { Actor } from '../actor';
import type { Letter } from '../case/events';
import type { Language } from '../closed-lists';
import type { Pins } from '../decider';
import type { Instant } from '../time/instant';
import type { Role } from '../actor';
import type { TemplateCode } from './templates';

/** `personId`: an applicant or beneficiary by the opaque id; where they are reached, the one who sends knows. */
export type Recipient = { role: Role } | { actorId: string } | { personId: string };

export const aboutKinds = [
  'case',
  'inquiry',
  'dispute',
  'beneficiary',
  'survey',
  'followup',
  'policy',
  'notification',
] as const;
export type About = { kind: (typeof aboutKinds)[number]; id: string; caseId?: string };

/** Codes, clauses, instants and figures; never anything of a person. */
export type Values = Readonly<Record<string, string | number | null>>;

/** One line of a digest; without a version it is in the words of the first. */
export type TellingItem = { template: TemplateCode; templateVersion?: number; about: About; values: Values };

export const notificationChannels = ['mail', 'webhook', 'letter'] as const;
export type NotificationChannel = (typeof notificationChannels)[number];

export const notificationGrounds = ['deceased', 'no_contact_wished'] as const;
export type NotificationGround = (typeof notificationGrounds)[number];

/** Why a try failed; what is permanent is not tried again. */
export const deliveryFailures = [
  'refused',
  'greylisted',
  'timeout',
  'unreachable',
  'no_address',
  'rejected',
  'effects_off',
] as const;
export type DeliveryFailure = (typeof deliveryFailures)[number];

type Intent = {
  template: TemplateCode;
  templateVersion: number;
  to: Recipient;
  about: About;
  /** The tellings that it carries, by id. */
  covers: readonly string[];
  items?: readonly TellingItem[];
  values: Values;
};

type Facts = {
  NotificationIntended: Pins & Intent & { channel: NotificationChannel; language: Language };
  NotificationWithheld: Pins & Intent & { ground: NotificationGround };
  /** `providerId`: what the one who took it calls it. */
  NotificationSent: { providerId: string; attempt: number; letter?: Letter };
  NotificationFailed: { failure: DeliveryFailure; attempt: number; retryAt: Instant };
  NotificationAbandoned: { failure: DeliveryFailure; attempts: number };
  EscalationTaken: { takenBy: string };
};
type Every = { notificationId: string; occurredAt: Instant };
export type NotificationEvent = { [K in keyof Facts]: { type: K; data: Facts[K] & Every } }[keyof Facts];
export type NotificationEventOf<T extends keyof Facts> = Extract<NotificationEvent, { type: T }>;
export type NotificationEventType = keyof Facts;

/** What the person's own book says, looked up by the handler when it is intended. */
export type PersonAtHand = { silence?: NotificationGround; language?: Language; byLetter?: boolean };

type Bodies = {
  IntendNotification: Omit<Intent, 'templateVersion'> & {
    policyId: string;
    policyVersion: number;
    person?: PersonAtHand;
  };
  /** Of a letter its number, its date and what was attached (P16). */
  RecordSent: { providerId?: string; letter?: Letter };
  RecordFailure: { failure: DeliveryFailure; permanent: boolean };
  TakeEscalation: object;
  PassTimelineStep: object;
};
export type NotificationCommand = {
  [K in keyof Bodies]: { type: K; data: Bodies[K] & { notificationId: string }; at: Instant; by: Actor };
}[keyof Bodies];
export type NotificationCommandOf<T extends keyof Bodies> = Extract<NotificationCommand, { type: T }>;

export type Notification = Pins &
  Intent & {
    notificationId: string;
    intendedAt: Instant;
    channel: NotificationChannel | undefined;
    language: Language | undefined;
    status: 'waiting' | 'sent' | 'abandoned' | 'withheld';
    attempts: number;
    takenBy: string | undefined;
  };
