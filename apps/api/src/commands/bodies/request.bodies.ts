import {
  attestationMethods,
  beneficiaryKinds,
  capacities,
  channels,
  informationSources,
  languages,
  matchSources,
  media,
  origins,
  serviceModes,
} from '@lib/domain';
import { Choice, Code, Codes, Day, Hash, Identifier, Moment, Whole } from '../../shape/fields';
import { nested } from '../../shape/field';
import { ContactBody, EveryBody, ReasonBody } from './every.body';
import { AttachmentPart, CitedDataPart, MandatePart, RelatesToPart } from './parts.body';

const optional = { optional: true };
const MAX_ATTACHMENTS = 50;
const MAX_FIELDS = 100;
const MAX_VERSION = 1_000_000;

export class SubmitRequestBody extends EveryBody {
  @Identifier() applicantId!: string;
  @Identifier() beneficiaryId!: string;
  @Choice(origins) origin!: string;
  @Choice(channels) channel!: string;
  @Choice(media, optional) medium?: string;
  @Choice(serviceModes) serviceMode!: string;
  @Choice(beneficiaryKinds) beneficiaryKind!: string;
  @Code() segment!: string;
  @Code() requestedSupport!: string;
  @Code(optional) urgency?: string;
  @nested(() => AttachmentPart, { ...optional, max: MAX_ATTACHMENTS }) attachments?: AttachmentPart[];
  @Identifier({ optional: true, description: 'the policy series; default main' }) policyId?: string;
  @Moment({ optional: true, description: 'when the letter, call or visit came; default now' }) receivedAt?: string;
  @nested(() => RelatesToPart, optional) relatesTo?: RelatesToPart;
  @Identifier({ optional: true, description: 'importer only' }) externalReference?: string;
  @Day({ optional: true, description: 'importer only' }) statedTarget?: string;
  @nested(() => CitedDataPart, {
    optional: true,
    description: 'what was given with an earlier case is not asked for again',
  })
  citesData?: CitedDataPart;
}

export class CorrectDataBody extends EveryBody {
  @Choice(channels, optional) channel?: string;
  @Choice(media, optional) medium?: string;
  @Choice(origins, optional) origin?: string;
  @Choice(beneficiaryKinds, optional) beneficiaryKind?: string;
  @Choice(serviceModes, optional) serviceMode?: string;
  @Code(optional) segment?: string;
  @Code(optional) requestedSupport?: string;
  @Code(optional) urgency?: string;
  @nested(() => AttachmentPart, { ...optional, max: MAX_ATTACHMENTS }) attachments?: AttachmentPart[];
  @Moment(optional) receivedAt?: string;
}

export class RequestInformationBody extends ContactBody {
  @Identifier(optional) informationId?: string;
  @Codes(MAX_FIELDS, { min: 1 }) fields!: string[];
  @Choice(informationSources) from!: string;
  @Code(optional) reasonCode?: string;
}

export class SupplyInformationBody extends ContactBody {
  @Identifier(optional) informationId?: string;
  @nested(() => AttachmentPart, { ...optional, max: MAX_ATTACHMENTS }) attachments?: AttachmentPart[];
  @Moment(optional) receivedAt?: string;
}

export class CancelInformationRequestBody extends ReasonBody {
  @Identifier(optional) informationId?: string;
}

export class VerifyDataBody extends EveryBody {
  @Hash(optional) dataHash?: string;
  @Choice(matchSources) matchedAgainst!: string;
}

export class FailVerificationBody extends ReasonBody {
  @Codes(MAX_FIELDS, optional) fields?: string[];
}

export class AttestDataBody extends EveryBody {
  @Hash(optional) dataHash?: string;
  @Whole(1, MAX_VERSION, optional) statementVersion?: number;
  @Choice(attestationMethods) method!: string;
  @Identifier({ optional: true, description: 'the SHA-256 of the signed paper, or its reference' }) evidence?: string;
  @Identifier() signer!: string;
  @Choice(capacities) capacity!: string;
  @nested(() => MandatePart, optional) mandate?: MandatePart;
}

export class ChangeApplicantBody extends ReasonBody {
  @Identifier() applicantId!: string;
  @nested(() => MandatePart, optional) mandate?: MandatePart;
}

export class AskClarificationBody extends ContactBody {
  @Identifier(optional) clarificationId?: string;
  @Code(optional) topicCode?: string;
}

export class GiveClarificationBody extends AskClarificationBody {}

export class GiveReviewNoticeBody extends ContactBody {
  @Whole(1, MAX_VERSION, optional) noticeVersion?: number;
  @Choice(languages, optional) language?: string;
}
