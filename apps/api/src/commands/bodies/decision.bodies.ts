import { outcomes, recommendations, requirementStates, toldTos, contactPurposes, roles, reopenings } from '@lib/domain';
import { Choice, Code, Codes, Identifier, Identifiers, Moment, Truth } from '../../shape/fields';
import { nested, oneMemberOf } from '../../shape/field';
import { ContactBody, EveryBody, ReasonBody } from './every.body';
import { GrantPart, GuidePart, LetterPart, MinutesPart, RelatesToPart } from './parts.body';

const optional = { optional: true };
const MAX_MEMBERS = 50;

export class AssessNeedBody extends EveryBody {
  @Truth() visited!: boolean;
  @Choice(recommendations) recommendation!: string;
  @nested(() => GuidePart, optional) guide?: GuidePart;
}

export class RecordDecisionBody extends EveryBody {
  @Choice(outcomes) outcome!: string;
  @Codes(20, optional) reasonCodes?: string[];
  @nested(() => GrantPart, { ...optional, max: 20 }) granted?: GrantPart[];
  @Identifiers(MAX_MEMBERS, optional) members?: string[];
  @Identifiers(MAX_MEMBERS, optional) stoodAside?: string[];
  @nested(() => MinutesPart, optional) minutes?: MinutesPart;
  @Identifier(optional) legalBasis?: string;
}

export class NotifyDecisionBody extends ContactBody {
  @Moment({ optional: true, description: 'default now' }) toldAt?: string;
  @nested(() => LetterPart, optional) letter?: LetterPart;
}

export class ReportEarlyAnswerBody extends ContactBody {
  @Moment(optional) toldAt?: string;
  @Identifier({ optional: true, description: 'who told it, an opaque id' }) by?: string;
  @Code(optional) reasonCode?: string;
}

export class RecordContactAttemptBody extends ContactBody {
  @Choice(contactPurposes) purpose!: string;
}

export class RecordRequirementBody extends ReasonBody {
  @Code() requirement!: string;
  @Choice(requirementStates) state!: string;
}

export class WithdrawRequestBody extends ContactBody {
  @Choice(toldTos, { optional: true, description: 'who said it' }) saidBy?: string;
  @Code(optional) reasonCode?: string;
}

export class DiscontinueRequestBody extends ReasonBody {
  @nested(() => RelatesToPart, optional) relatesTo?: RelatesToPart;
}

export class AssigneePart {
  @Choice(roles.filter((role) => role !== 'system'), optional) role?: string;
  @Identifier(optional) actorId?: string;
}

export class AssignCaseBody extends ReasonBody {
  @nested(() => AssigneePart, { also: oneMemberOf('role', 'actorId') }) to!: AssigneePart;
}

export class AssignCasesBody extends AssignCaseBody {
  @Identifiers(500, { min: 1 }) caseIds!: string[];
}

export class ReopenCaseBody extends ReasonBody {
  @Choice(reopenings, optional) to?: string;
}

export class CompleteHistoryBody extends EveryBody {
  @Truth(optional) sourceEnds?: boolean;
}
