import { channels, disputeOutcomes, inquirySorts, media, roles, toldTos } from '@lib/domain';
import type { DisputeCommandType, InquiryCommandType } from '@lib/domain';
import { Choice, Code, Identifier, Moment } from '../shape/fields';
import { nested, oneMemberOf } from '../shape/field';
import { ContactBody, EveryBody, PlainBody, ReasonBody } from '../commands/bodies/every.body';
import type { BodyClass } from '../shape/body-class';

const optional = { optional: true };

/** What was said stands under `personal`; here is what it was about and how it was said. */
export class AnswerPart {
  @Code(optional) topicCode?: string;
  @Choice(channels, { optional: true, description: 'default: the one over which it came' }) channel?: string;
  @Choice(media, optional) medium?: string;
  @Choice(toldTos, optional) toldTo?: string;
}

export class ReceiveInquiryBody extends EveryBody {
  @Choice(inquirySorts) kind!: string;
  @Choice(channels) channel!: string;
  @Choice(media, optional) medium?: string;
  @Code(optional) topicCode?: string;
  @Identifier({ optional: true, description: 'who came with it, an opaque id; absent: unknown' }) from?: string;
  @Identifier({ optional: true, description: 'for whom, an opaque id' }) beneficiaryId?: string;
  @Identifier({ optional: true, description: 'who is complained of: never the one who handles it' }) concerns?: string;
  @Identifier(optional) caseId?: string;
  @Identifier({ optional: true, description: 'the policy series, where it is about no case; default main' })
  policyId?: string;
  @Moment({ optional: true, description: 'when it came; default now' }) receivedAt?: string;
  @nested(() => AnswerPart, optional) answer?: AnswerPart;
}

export class AnswerInquiryBody extends EveryBody {
  @Choice(channels) channel!: string;
  @Choice(media, optional) medium?: string;
  @Choice(toldTos, optional) toldTo?: string;
  @Code(optional) topicCode?: string;
}

export class ContactWithReasonBody extends ContactBody {
  @Code({ optional: true, description: 'a code of the policy version' }) reasonCode?: string;
}

export class HandlerPart {
  @Choice(roles.filter((role) => role !== 'system'), optional) role?: string;
  @Identifier(optional) actorId?: string;
}

export class AssignInquiryBody extends ReasonBody {
  @nested(() => HandlerPart, { also: oneMemberOf('role', 'actorId') }) to!: HandlerPart;
}

export class PassInquiryBody extends ReasonBody {
  @Code() department!: string;
}

export class OpenDisputeBody extends EveryBody {
  @Identifier() caseId!: string;
  @Choice(channels) channel!: string;
  @Choice(media, optional) medium?: string;
  @Code(optional) topicCode?: string;
  @Identifier({ optional: true, description: 'the applicant (default) or the beneficiary' }) from?: string;
  @Identifier({ optional: true, description: 'what the objection rests on' }) legalBasis?: string;
  @Moment({ optional: true, description: 'when it came; default now' }) receivedAt?: string;
}

export class SettleDisputeBody extends ContactBody {
  @Choice(disputeOutcomes) outcome!: string;
  @Identifier(optional) legalBasis?: string;
}

export const inquiryBodies: Readonly<Record<Exclude<InquiryCommandType, 'AbandonInquiry'>, BodyClass>> = {
  ReceiveInquiry: ReceiveInquiryBody,
  AssignInquiry: AssignInquiryBody,
  PassInquiry: PassInquiryBody,
  AnswerInquiry: AnswerInquiryBody,
  AcceptSuggestion: ContactWithReasonBody,
  DeclineSuggestion: ContactWithReasonBody,
  RemoveObstacle: ContactWithReasonBody,
  AcceptObstacle: ContactWithReasonBody,
  ReopenInquiry: ContactWithReasonBody,
  CloseInquiry: PlainBody,
  WithdrawInquiry: ContactWithReasonBody,
  PassTimelineStep: PlainBody,
};

export const disputeBodies: Readonly<Record<Exclude<DisputeCommandType, 'AbandonDispute'>, BodyClass>> = {
  OpenDispute: OpenDisputeBody,
  AssignDispute: AssignInquiryBody,
  SettleDispute: SettleDisputeBody,
  WithdrawDispute: ContactBody,
  PassTimelineStep: PlainBody,
};
