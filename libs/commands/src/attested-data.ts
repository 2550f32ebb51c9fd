import { attestedMembers, type Attachment } from '@lib/domain';
import {
  canonicalJson,
  dataHashOf,
  HASH_VERSION,
  type PersonalPart,
  type Recorded,
  type SaltedPart,
} from '@lib/event-store';

/** What the applicant answers for (P23), as the events tell it: given pieces are added, never rewritten. */
interface AttestedData {
  readonly beneficiaryId: string;
  readonly requestedSupport: string;
  readonly attachments: readonly Attachment[];
  readonly personal: readonly SaltedPart[];
}

/** The members of a body that bear on what is attested. */
export interface GivenData {
  readonly beneficiaryId?: string;
  readonly requestedSupport?: string;
  readonly attachments?: readonly Attachment[];
  readonly personal?: readonly SaltedPart[];
}

export interface DataFacts {
  readonly dataHash: string;
  readonly hashVersion: number;
}

const none: AttestedData = { beneficiaryId: '', requestedSupport: '', attachments: [], personal: [] };

const givesData: ReadonlySet<string> = new Set(['RequestSubmitted', 'DataCorrected', 'InformationSupplied']);

/** Whether the body gives anything that is attested; codes are not. */
export const touchesAttested = (data: object): boolean =>
  attestedMembers.some((member) => (data as Record<string, unknown>)[member] !== undefined);

/** The hash of all attested data as they stand once this was given too. */
export const hashWith = (history: readonly Recorded[], given: GivenData): DataFacts => {
  const before = history
    .filter(({ type }) => givesData.has(type))
    .reduce((sum, { data }) => withGiven(sum, data), none);
  const { personal, attachments, ...plain } = withGiven(before, given);
  const papers = [...new Set(attachments.map(({ sha256 }) => sha256))].sort();
  return { dataHash: dataHashOf({ ...plain, attachments: papers }, personal), hashVersion: HASH_VERSION };
};

const withGiven = (before: AttestedData, given: GivenData): AttestedData => ({
  beneficiaryId: given.beneficiaryId ?? before.beneficiaryId,
  requestedSupport: given.requestedSupport ?? before.requestedSupport,
  attachments: [...before.attachments, ...(given.attachments ?? [])],
  personal: [...before.personal, ...(given.personal ?? []).filter((part) => !saysTheSame(before.personal, part))],
});

/** Whoever repeats what already stands there has changed nothing. */
const saysTheSame = (before: readonly PersonalPart[], { subject, data }: PersonalPart): boolean => {
  const last = before.findLast((part) => part.subject === subject);
  return last !== undefined && canonicalJson(last.data) === canonicalJson(data);
};
