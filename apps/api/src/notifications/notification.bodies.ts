import { PlainBody } from '../commands/bodies/every.body';
import { Identifier } from '../shape/fields';
import type { BodyClass } from '../shape/shape-of';

export class RecordSentBody extends PlainBody {
  @Identifier({ description: 'what the one who took it calls it: of a letter, its number' }) providerId!: string;
}

/** What comes from outside; the rest is the system's. */
export const notificationBodies: Readonly<Record<'RecordSent' | 'TakeEscalation' | 'PassTimelineStep', BodyClass>> = {
  RecordSent: RecordSentBody,
  TakeEscalation: PlainBody,
  PassTimelineStep: PlainBody,
};
