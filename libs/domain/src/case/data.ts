import { Refused } from '../refused';
import type { PolicyVersion } from '../policy/document';
import { isOver } from '../time/instant';
import { checkCode, optionalReason, reasonFor } from './codes';
import type { CaseCommandOf } from './commands';
import { everyOf } from './judged';
import type { Rule } from './rule';
import { isVerified } from './stage';
import type { Known } from './state';
import { checkAttachments, checkReceivedAt, checkSubmittedCodes } from './submission';

/** The members of a correction that are attested (P23); the others are codes and void nothing. */
export const attestedMembers = ['personal', 'attachments', 'requestedSupport'] as const;

const codeMembers = ['channel', 'segment', 'origin', 'beneficiaryKind', 'serviceMode', 'urgency'] as const;

/** P21, P23: what is attested comes with its new hash; codes are corrected without one. */
export const correct: Rule<'CorrectData'> = (command, state, { policy }, at) => {
  const { data } = command;
  checkSubmittedCodes(data, policy);
  checkReceivedAt(data.receivedAt, policy, at);
  const touchesAttested = attestedMembers.some((member) => data[member] !== undefined);
  const changesCode = codeMembers.some((member) => data[member] !== undefined && data[member] !== state.codes[member]);
  const changesAttested = touchesAttested && data.dataHash !== state.dataHash;
  if (!changesAttested && !changesCode) return [];
  return [
    {
      type: 'DataCorrected',
      data: {
        ...everyOf(command, at),
        channel: data.channel,
        medium: data.medium,
        segment: data.segment,
        origin: data.origin,
        beneficiaryKind: data.beneficiaryKind,
        serviceMode: data.serviceMode,
        requestedSupport: data.requestedSupport,
        urgency: data.urgency,
        attachments: data.attachments,
        fields: touchesAttested ? data.fields : undefined,
        receivedAt: data.receivedAt ?? at,
        dataHash: touchesAttested ? data.dataHash : undefined,
        hashVersion: touchesAttested ? data.hashVersion : undefined,
        identityHashes: touchesAttested ? data.identityHashes : undefined,
      },
    },
  ];
};

/** P7, P20: valid data is never asked for twice, unless a reason is given. */
export const requestInformation: Rule<'RequestInformation'> = (command, state, { policy }, at) => {
  const { data } = command;
  if (state.information.some(({ informationId }) => informationId === data.informationId)) return [];
  const reasonCode = optionalReason('information_again', data, policy);
  const valid = data.fields.filter((code) =>
    state.fields.some((field) => field.code === code && !(field.validUntil && isOver(field.validUntil, at))),
  );
  if (valid.length > 0 && reasonCode === undefined) throw new Refused('already_supplied', 'P7', { fields: valid });
  return [
    {
      type: 'InformationRequested',
      data: {
        ...everyOf(command, at),
        informationId: data.informationId,
        fields: data.fields,
        from: data.from,
        reasonCode,
        channel: data.channel,
        medium: data.medium,
        toldTo: data.toldTo,
      },
    },
  ];
};

/** P20: also during review; what is attested may change with it, then with its new hash. */
export const supplyInformation: Rule<'SupplyInformation'> = (command, state, { policy }, at) => {
  const { data } = command;
  const informationId = openRequest(data.informationId, state);
  checkAttachments(data.attachments, policy);
  checkReceivedAt(data.receivedAt, policy, at);
  return [
    {
      type: 'InformationSupplied',
      data: {
        ...everyOf(command, at),
        informationId,
        attachments: data.attachments,
        fields: data.fields,
        receivedAt: data.receivedAt ?? at,
        dataHash: data.dataHash,
        hashVersion: data.hashVersion,
        identityHashes: data.identityHashes,
        channel: data.channel,
        medium: data.medium,
        toldTo: data.toldTo,
      },
    },
  ];
};

/** P20: no longer needed, or judged without it. */
export const cancelInformationRequest: Rule<'CancelInformationRequest'> = (command, state, { policy }, at) => {
  const informationId = openRequest(command.data.informationId, state);
  const reasonCode = reasonFor('information_cancelled', command.data, policy, 'P20');
  return [{ type: 'InformationRequestCancelled', data: { ...everyOf(command, at), informationId, reasonCode } }];
};

/** P21: complete, nothing outstanding, and of the data that stand there now. */
export const verify: Rule<'VerifyData'> = (command, state, { policy }, at) => {
  const { data, by } = command;
  const missing = missingFields(state, policy);
  if (missing.length > 0) throw new Refused('data_incomplete', 'P21', { fields: missing });
  if (state.information.length > 0) throw new Refused('information_outstanding', 'P20', outstanding(state));
  if (data.dataHash !== state.dataHash) throw new Refused('data_hash_differs', 'P21', { dataHash: state.dataHash });
  return [
    {
      type: 'DataVerified',
      data: {
        ...everyOf(command, at),
        dataHash: state.dataHash,
        matchedAgainst: data.matchedAgainst,
        validAsOf: state.dataGivenAt,
        verifier: by.id,
      },
    },
  ];
};

export const isVerifiedAlready = ({ data }: CaseCommandOf<'VerifyData'>, state: Known): boolean =>
  isVerified(state) && data.dataHash === state.dataHash;

/** P21: also takes back a verification that was given by mistake. */
export const failVerification: Rule<'FailVerification'> = (command, state, { policy }, at) => {
  const reasonCode = reasonFor('verification_failed', command.data, policy, 'P21');
  const { fields = [] } = command.data;
  return [
    { type: 'VerificationFailed', data: { ...everyOf(command, at), fields, reasonCode, dataHash: state.dataHash } },
  ];
};

/** P22: the person is referred for answers; the file does not move. */
export const askClarification: Rule<'AskClarification'> = (command, state, { policy }, at) => {
  const { data } = command;
  if (state.clarifications.some(({ clarificationId }) => clarificationId === data.clarificationId)) return [];
  checkCode(data.topicCode, policy.topics, '/topicCode');
  return [{ type: 'ClarificationAsked', data: clarification(command, data.clarificationId, at) }];
};

/** P22. Without an id the one that is open is meant. */
export const giveClarification: Rule<'GiveClarification'> = (command, state, { policy }, at) => {
  const { data } = command;
  const ids = state.clarifications.map(({ clarificationId }) => clarificationId);
  const clarificationId = data.clarificationId ?? (ids.length === 1 ? ids[0] : undefined);
  // guard P22
  if (clarificationId === undefined || !ids.includes(clarificationId))
    throw new Refused('no_clarification_asked', 'P22', { open: ids });
  checkCode(data.topicCode, policy.topics, '/topicCode');
  return [{ type: 'ClarificationGiven', data: clarification(command, clarificationId, at) }];
};

const clarification = (
  command: CaseCommandOf<'AskClarification'> | CaseCommandOf<'GiveClarification'>,
  clarificationId: string,
  at: string,
) => ({
  ...everyOf(command, at),
  clarificationId,
  topicCode: command.data.topicCode,
  channel: command.data.channel,
  medium: command.data.medium,
  toldTo: command.data.toldTo,
});

/** What the version's form asks for and the case lacks, and what had run out on the day on which it was given. */
const missingFields = ({ fields, requestedSupport }: Known, { form }: PolicyVersion): readonly string[] => {
  const wanted = [...form.required, ...(form.requiredBySupport[requestedSupport] ?? [])];
  const good = (field: Known['fields'][number]): boolean =>
    field.validUntil === undefined || !isOver(field.validUntil, field.givenAt);
  const expired = fields.filter((field) => !good(field)).map(({ code }) => code);
  const absent = wanted.filter((code) => !fields.some((field) => field.code === code && good(field)));
  return [...new Set([...absent, ...expired])];
};

const openRequest = (informationId: string | undefined, { information }: Known): string => {
  const ids = information.map((request) => request.informationId);
  const found = informationId ?? (ids.length === 1 ? ids[0] : undefined);
  if (found === undefined || !ids.includes(found)) throw new Refused('no_information_requested', 'P20', { open: ids });
  return found;
};

export const outstanding = ({ information }: Known) => ({
  informationIds: information.map(({ informationId }) => informationId),
});
