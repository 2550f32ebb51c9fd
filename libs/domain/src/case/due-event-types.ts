import type { DueKind } from '../time/due';

/** What a timer can find due on a case: the names that are recorded, and the clock and part that each speaks of. */
export const dueKinds = {
  ReviewFloorPassed: { clock: 'review', part: 'floor', clause: 'P27' },
  ReviewTargetNeared: { clock: 'review', part: 'target_neared', clause: 'P27' },
  ReviewTargetMissed: { clock: 'review', part: 'target', clause: 'P27' },
  ReviewCeilingNeared: { clock: 'review', part: 'ceiling_neared', clause: 'P27' },
  ReviewCeilingMissed: { clock: 'review', part: 'ceiling', clause: 'P27' },
  PreparationTargetNeared: { clock: 'preparation', part: 'target_neared', clause: 'P21' },
  PreparationTargetMissed: { clock: 'preparation', part: 'target', clause: 'P21' },
  InformationTargetNeared: { clock: 'information', part: 'target_neared', clause: 'P20' },
  InformationTargetMissed: { clock: 'information', part: 'target', clause: 'P20' },
  ClarificationTargetNeared: { clock: 'clarification', part: 'target_neared', clause: 'P22' },
  ClarificationTargetMissed: { clock: 'clarification', part: 'target', clause: 'P22' },
  AnswerTargetNeared: { clock: 'answer', part: 'target_neared', clause: 'P26' },
  AnswerTargetMissed: { clock: 'answer', part: 'target', clause: 'P26' },
  RegistrationTargetNeared: { clock: 'registration', part: 'target_neared', clause: 'P28' },
  RegistrationTargetMissed: { clock: 'registration', part: 'target', clause: 'P28' },
  ServiceTargetNeared: { clock: 'service', part: 'target_neared', clause: 'P29' },
  ServiceTargetMissed: { clock: 'service', part: 'target', clause: 'P29' },
  ServiceReplyLapsed: { clock: 'service', part: 'lapse', clause: 'P29' },
} as const satisfies Record<string, DueKind>;

export type DueEventType = keyof typeof dueKinds;
export const dueEventTypes = Object.keys(dueKinds) as readonly DueEventType[];
