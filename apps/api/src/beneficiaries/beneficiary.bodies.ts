import {
  beneficiaryKinds,
  channels,
  consentPurposes,
  deathSources,
  dependantRelations,
  languages,
  mandateKinds,
  mandateScopes,
  media,
  type BeneficiaryCommandType,
} from '@lib/domain';
import { EveryBody, PlainBody } from '../commands/bodies/every.body';
import { nested } from '../shape/field';
import { Choice, Code, Identifier, Moment, Truth } from '../shape/fields';
import type { BodyClass } from '../shape/body-class';

const optional = { optional: true };

export class RegisterBeneficiaryBody extends EveryBody {
  @Identifier({ optional: true, description: 'an opaque id that cases already name; default: one is made' })
  beneficiaryId?: string;
  @Choice(beneficiaryKinds) kind!: string;
  @Code() segment!: string;
  @Choice(languages, optional) language?: string;
}

export class CorrectBeneficiaryBody extends EveryBody {
  @Choice(beneficiaryKinds, optional) kind?: string;
  @Code(optional) segment?: string;
  @Choice(languages, optional) language?: string;
}

export class AddDependantBody extends EveryBody {
  @Identifier({ description: 'an opaque id, a subject of their own' }) dependantId!: string;
  @Choice(dependantRelations) relation!: string;
  @Moment({ optional: true, description: 'default now' }) from?: string;
}

export class RemoveDependantBody extends EveryBody {
  @Identifier() dependantId!: string;
  @Moment({ optional: true, description: 'default now' }) until?: string;
}

export class GrantMandateBody extends EveryBody {
  @Identifier({ description: 'who acts for the beneficiary, an opaque id' }) agentId!: string;
  @Choice(mandateKinds) mandateKind!: string;
  @Choice(mandateScopes, { optional: true, description: 'default all' }) scope?: string;
  @Identifier({ optional: true, description: 'what it rests on; its number stands under personal' }) basis?: string;
  @Moment({ optional: true, description: 'over a minor at the latest their eighteenth birthday' }) until?: string;
}

export class EndMandateBody extends EveryBody {
  @Identifier() agentId!: string;
  @Choice(mandateKinds) mandateKind!: string;
}

export class ContactChannelPart {
  @Choice(channels) channel!: string;
  @Choice(media, optional) medium?: string;
}

export class SetContactPreferencesBody extends EveryBody {
  @nested(() => ContactChannelPart, { optional: true, max: 20, description: 'the most wished one first' })
  preferences?: ContactChannelPart[];
  @Truth(optional) doNotContact?: boolean;
  @Choice(languages, optional) language?: string;
}

export class ConsentBody extends EveryBody {
  @Choice(consentPurposes) purpose!: string;
}

export class RecordDeathBody extends EveryBody {
  @Moment({ optional: true, description: 'since when it is known; default now' }) knownSince?: string;
  @Choice(deathSources) knownFrom!: string;
}

export class OtherPersonBody extends EveryBody {
  @Identifier() otherId!: string;
}

export const beneficiaryBodies: Readonly<Record<BeneficiaryCommandType, BodyClass>> = {
  RegisterBeneficiary: RegisterBeneficiaryBody,
  CorrectBeneficiary: CorrectBeneficiaryBody,
  AddDependant: AddDependantBody,
  RemoveDependant: RemoveDependantBody,
  GrantMandate: GrantMandateBody,
  EndMandate: EndMandateBody,
  SetContactPreferences: SetContactPreferencesBody,
  GiveConsent: ConsentBody,
  WithdrawConsent: ConsentBody,
  RecordDeath: RecordDeathBody,
  RetractDeath: PlainBody,
  MatchPersons: OtherPersonBody,
  DistinguishPersons: OtherPersonBody,
  PassTimelineStep: PlainBody,
};
