import type { Role } from '../actor';
import type { ClockName } from '../closed-lists';

/**
 * What can be told, by code; new words are a new version, and those of earlier ones stay. `owed`: goes out whatever the person wished of contact (P20,
 * P24, P26). `urgent`: neither a digest nor quiet hours hold it back.
 */
export type Template = { version: number; audience: 'staff' | 'person'; clause: string; owed?: true; urgent?: true };

export const templates = {
  clock_neared: { version: 2, audience: 'staff', clause: 'P5' },
  target_missed: { version: 1, audience: 'staff', clause: 'P5' },
  target_escalated: { version: 1, audience: 'staff', clause: 'P5' },
  ceiling_escalated: { version: 1, audience: 'staff', clause: 'P27', urgent: true },
  early_answer_escalated: { version: 1, audience: 'staff', clause: 'P27', urgent: true },
  answer_to_be_told: { version: 2, audience: 'staff', clause: 'P26' },
  follow_up_due: { version: 1, audience: 'staff', clause: 'P5' },
  delivery_escalated: { version: 1, audience: 'staff', clause: 'P5', urgent: true },
  digest: { version: 1, audience: 'staff', clause: 'P5' },
  information_wanted: { version: 1, audience: 'person', clause: 'P20', owed: true },
  information_reminder: { version: 1, audience: 'person', clause: 'P20' },
  registration_reminder: { version: 1, audience: 'person', clause: 'P28' },
  survey_invitation: { version: 1, audience: 'person', clause: 'P11' },
  survey_reminder: { version: 1, audience: 'person', clause: 'P11' },
} as const satisfies Record<string, Template>;
export type TemplateCode = keyof typeof templates;
export const templateCodes = Object.keys(templates) as readonly TemplateCode[];

export const templateOf = (code: TemplateCode): Template => templates[code];

/** What a supervisor has to take: told to nobody else, and open until somebody says that it is theirs. */
export const isEscalation = (code: TemplateCode): boolean => code.endsWith('_escalated');

/** Whose turn it is while this clock runs, where nobody in particular was named. */
export const roleOf: Readonly<Record<ClockName, Role>> = {
  preparation: 'officer',
  information: 'officer',
  clarification: 'researcher',
  review: 'committee',
  answer: 'officer',
  registration: 'officer',
  service: 'officer',
  follow_up: 'officer',
  survey: 'officer',
  inquiry: 'officer',
  dispute: 'supervisor',
  mandate: 'officer',
  policy_review: 'board',
  subject_request: 'privacy',
  breach: 'supervisor',
};
