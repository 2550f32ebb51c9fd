import { mandateKinds, relations } from '@lib/domain';
import { Choice, Code, Day, Hash, Identifier, MediaType, Whole } from '../../shape/fields';
import { fault, nested, ok, type Check } from '../../shape/field';

const optional = { optional: true };
const MAX_BYTES_OF_A_FILE = 10_737_418_240;

/** The file itself lives outside. */
export class AttachmentPart {
  @Hash() sha256!: string;
  @MediaType() mediaType!: string;
  @Whole(0, MAX_BYTES_OF_A_FILE) bytes!: number;
  @Code(optional) kind?: string;
}

export class CitedDataPart {
  @Identifier() caseId!: string;
  @Hash() dataHash!: string;
}

export class RelatesToPart {
  @Identifier() caseId!: string;
  @Choice(relations) relation!: string;
}

export class MandatePart {
  @Choice(mandateKinds) kind!: string;
  @Day(optional) until?: string;
}

export class GrantPart {
  @Code() support!: string;
  @Whole(1, 1_000_000, optional) quantity?: number;
  @Whole(0, Number.MAX_SAFE_INTEGER, optional) valueHalalas?: number;
  @Day(optional) until?: string;
  @Code(optional) condition?: string;
}

export class MinutesPart {
  @Identifier() number!: string;
  @Day() date!: string;
}

export class LetterPart {
  @Identifier(optional) number?: string;
  @Day(optional) date?: string;
  @nested(() => AttachmentPart, { ...optional, max: 50 }) attachments?: AttachmentPart[];
}

export class GuidePart {
  @Identifier() document!: string;
  @Identifier() version!: string;
  @Identifier(optional) clause?: string;
}

export class ServicePartPart {
  @Whole(1, 1_000) number!: number;
  @Whole(1, 1_000) of!: number;
}

/** The third of two is none. What is no number is said by its own field. */
export const isPartOfWhole: Check = (value) => {
  const { number, of } = value as Partial<ServicePartPart>;
  return typeof number === 'number' && typeof of === 'number' && of >= 1 && number > of
    ? fault('not_a_whole_number', { min: 1, max: of }, '/number')
    : ok;
};
