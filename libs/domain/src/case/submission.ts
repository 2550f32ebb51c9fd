import { hasRole } from '../actor';
import { Refused } from '../refused';
import { durationMs } from '../time/duration';
import { instantOf, isOver, msOf, type Instant } from '../time/instant';
import { checkCode } from './codes';
import type { CaseCommandOf } from './commands';
import type { Attachment, CaseEvent, GivenField } from './events';
import { checkBetween, everyOf } from './judged';
import type { Documents } from '../documents';
import type { PolicyVersion } from '../policy/document';

type Submit = CaseCommandOf<'SubmitRequest'>;

/** P4, P6, P10, P14, P16, P17, P18: the form is the payload; the case is pinned to the version that is in force. */
export const submit = (command: Submit, documents: Documents, at: Instant): readonly CaseEvent[] => {
  const { data, by } = command;
  const { policy, calendar } = documents;
  checkSeries(command, policy);
  checkSubmittedCodes(data, policy);
  checkReceivedAt(data.receivedAt, policy, at);
  return [
    {
      type: 'RequestSubmitted',
      data: {
        ...everyOf(command, at),
        policyId: policy.policyId,
        // guard P3
        policyVersion: policy.version,
        calendarVersion: calendar.version,
        use: policy.use,
        submittedBy: by.id,
        applicantId: data.applicantId,
        beneficiaryId: data.beneficiaryId,
        // guard P6
        origin: data.origin,
        // guard P17
        channel: data.channel,
        medium: data.medium,
        serviceMode: data.serviceMode,
        // guard P14
        beneficiaryKind: data.beneficiaryKind,
        // guard P4
        segment: data.segment,
        requestedSupport: data.requestedSupport,
        urgency: data.urgency,
        attachments: data.attachments ?? [],
        // guard P18
        fields: [...(data.fields ?? []), ...citedFields(command, at)],
        dataHash: data.dataHash,
        hashVersion: data.hashVersion,
        receivedAt: data.receivedAt ?? at,
        relatesTo: data.relatesTo,
        externalReference: data.externalReference,
        statedTarget: data.statedTarget,
        citesData: data.citesData,
        identityHashes: data.identityHashes,
      },
    },
  ];
};

/**
 * P7: what the person gave with an earlier case counts as given again, as far as it is still good; what is given anew
 * stands in its place. Throws Refused('cited_data_unknown'), and `data_hash_differs` where those data have changed since.
 */
const citedFields = ({ data }: Submit, at: Instant): readonly GivenField[] => {
  const { citesData, citedCase } = data;
  if (!citesData) return [];
  if (citedCase?.beneficiaryId !== data.beneficiaryId)
    throw new Refused('cited_data_unknown', 'P7', { pointer: '/citesData/caseId' });
  if (citedCase.dataHash !== citesData.dataHash)
    throw new Refused('data_hash_differs', 'P7', { pointer: '/citesData/dataHash' });
  const given = new Set((data.fields ?? []).map(({ code, subject }) => `${subject} ${code}`));
  const receivedAt = data.receivedAt ?? at;
  return citedCase.fields
    .filter(({ code, subject }) => !given.has(`${subject} ${code}`))
    .filter(({ validUntil }) => validUntil === undefined || !isOver(validUntil, receivedAt));
};

/** A historical series takes an importer's cases only, and only such a case takes what an importer alone may give. */
const checkSeries = ({ data, by }: Submit, policy: PolicyVersion): void => {
  const refuse = (why: string): never => {
    throw new Refused('series_not_allowed', 'P3', { policyId: policy.policyId, use: policy.use, why });
  };
  const imports = hasRole(by, 'importer');
  if (policy.use === 'historical' && !imports) refuse('importer_only');
  if (policy.use !== 'historical' && !hasRole(by, 'intake', 'officer')) refuse('historical_only');
  if (policy.use === 'demonstration' && data.demonstrationRefused) refuse('no_demonstration_here');
  const importersOwn = data.occurredAt ?? data.externalReference ?? data.statedTarget;
  if (policy.use !== 'historical' && importersOwn !== undefined) refuse('historical_facts');
};

export const checkSubmittedCodes = (
  data: {
    segment?: string;
    requestedSupport?: string;
    urgency?: string;
    attachments?: readonly Attachment[];
  },
  policy: PolicyVersion,
): void => {
  checkCode(data.segment, policy.segments, '/segment');
  checkCode(data.requestedSupport, policy.support, '/requestedSupport');
  checkCode(data.urgency, policy.urgency, '/urgency');
  checkAttachments(data.attachments, policy);
};

export const checkAttachments = (attachments: readonly Attachment[] | undefined, policy: PolicyVersion): void =>
  attachments?.forEach(({ kind }, index) => checkCode(kind, policy.attachmentKinds, `/attachments/${index}/kind`));

/** House: when the letter, call or visit came lies at most so far back, and never ahead. */
export const checkReceivedAt = (receivedAt: Instant | undefined, policy: PolicyVersion, at: Instant): void =>
  checkBetween(receivedAt, '/receivedAt', instantOf(msOf(at) - durationMs(policy.receivedAtMostBack)), at);
