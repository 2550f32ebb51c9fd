import type { FollowUpCommand } from '@lib/domain';
import { ContactBody, PlainBody, ReasonBody } from '../commands/bodies/every.body';
import type { BodyClass } from '../shape/body-class';
import { Code, Identifier } from '../shape/fields';

export class RecordFollowUpBody extends ContactBody {
  @Code({ description: 'a code of the policy version' }) finding!: string;
}

export class LinkRequestBody extends PlainBody {
  @Identifier({ description: 'the case that was begun for the need' }) requestId!: string;
}

/** What comes from outside; a follow-up is planned by the system. */
export const followUpBodies: Readonly<Record<Exclude<FollowUpCommand['type'], 'PlanFollowUp'>, BodyClass>> = {
  RecordFollowUp: RecordFollowUpBody,
  LinkRequest: LinkRequestBody,
  CancelFollowUp: ReasonBody,
  PassTimelineStep: PlainBody,
};
