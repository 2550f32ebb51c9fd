import { PlainBody } from '../commands/bodies/every.body';
import { LetterPart } from '../commands/bodies/parts.body';
import { nested } from '../shape/field';
import type { BodyClass } from '../shape/body-class';

export class RecordSentBody extends PlainBody {
  @nested(() => LetterPart, { optional: true }) letter?: LetterPart;
}

/** What comes from outside; the rest is the system's. */
export const notificationBodies: Readonly<Record<'RecordSent' | 'TakeEscalation' | 'PassTimelineStep', BodyClass>> = {
  RecordSent: RecordSentBody,
  TakeEscalation: PlainBody,
  PassTimelineStep: PlainBody,
};
