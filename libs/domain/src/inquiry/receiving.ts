import type { CaseAtHand } from '../case/case-at-hand';
import { placeIn } from '../case/case-at-hand';
import { checkCode, reasonFor } from '../case/codes';
import { checkBetween } from '../case/judged';
import type { Documents } from '../documents';
import type { PolicyVersion } from '../policy/document';
import { Refused } from '../refused';
import { durationMs } from '../time/duration';
import { instantOf, msOf, type Instant } from '../time/instant';
import type { InquiryCommandOf } from './commands';
import type { InquiryEvent } from './events';
import { checkHandler, checkSubjects } from './expectations';
import type { Inquiry } from './state';

type Receive = InquiryCommandOf<'ReceiveInquiry'>;

/**
 * P5, P9, P15, P17, P19: from anybody, known or not, over one of the seven channels, with or without a case; answered at
 * once where it lasts a minute. About an ended case it is received all the same.
 */
export const receive = (
  command: Receive,
  state: Inquiry | undefined,
  documents: Documents,
  at: Instant,
): readonly InquiryEvent[] => {
  const { data } = command;
  if (state) throw new Refused('inquiry_abandoned', 'P19');
  const { policy, calendar } = documents;
  check(command, policy, at);
  const subjects = subjectsOf(data);
  checkSubjects(data.personal, subjects);
  const { caseId, aboutCaseId } = placeIn(data.ofCase, 1);
  const every = { inquiryId: data.inquiryId, occurredAt: at, round: 1, caseId };
  const received: InquiryEvent = {
    type: 'InquiryReceived',
    data: {
      ...every,
      policyId: policy.policyId,
      policyVersion: policy.version,
      calendarVersion: calendar.version,
      use: policy.use,
      // guard P15
      kind: data.kind,
      // guard P9
      channel: data.channel,
      medium: data.medium,
      topicCode: data.topicCode,
      from: data.from,
      beneficiaryId: data.beneficiaryId,
      concerns: data.concerns,
      aboutCaseId,
      receivedAt: data.receivedAt ?? at,
      receivedBy: command.by.id,
      subjects,
      personal: data.personal,
    },
  };
  const { answer } = data;
  if (!answer) return [received];
  const { topicCode = data.topicCode, channel = data.channel, medium = data.medium, toldTo } = answer;
  return [received, { type: 'InquiryAnswered', data: { ...every, topicCode, channel, medium, toldTo } }];
};

const check = (command: Receive, policy: PolicyVersion, at: Instant): void => {
  const { data } = command;
  if (policy.use === 'historical' && !data.ofCase)
    throw new Refused('series_not_allowed', 'P3', { policyId: policy.policyId, use: policy.use });
  checkCode(data.topicCode, policy.topics, '/topicCode');
  checkCode(data.answer?.topicCode, policy.topics, '/answer/topicCode');
  checkBetween(data.receivedAt, '/receivedAt', instantOf(msOf(at) - durationMs(policy.receivedAtMostBack)), at);
  if (data.answer) checkHandler(data, command.by);
};

/** Undefined where nobody is named: then there is nobody whom a part could be held against. */
const subjectsOf = (data: Receive['data']): readonly string[] | undefined => {
  if (data.from === undefined && data.beneficiaryId === undefined && !data.ofCase) return undefined;
  const named = [data.from, data.beneficiaryId, data.concerns, ...partiesOf(data.ofCase)];
  return [...new Set(named.filter((id) => id !== undefined))];
};

const partiesOf = (ofCase: CaseAtHand | undefined): readonly (string | undefined)[] => [
  ofCase?.applicantId,
  ofCase?.beneficiaryId,
];

/** P9, P19: the answer did not help; on an open case it is entered in the book again first. */
export const reopen = (
  command: InquiryCommandOf<'ReopenInquiry'>,
  state: Inquiry,
  { policy }: Documents,
  at: Instant,
): readonly InquiryEvent[] => {
  const { data } = command;
  checkHandler(state, command.by);
  if (state.status === 'abandoned') throw new Refused('inquiry_abandoned', 'P19');
  if (state.status === 'withdrawn') throw new Refused('inquiry_withdrawn', 'P9');
  if (state.status === 'open') throw new Refused('inquiry_unanswered', 'P19');
  const reasonCode = reasonFor('inquiry_reopened', data, policy, 'P19');
  checkSubjects(data.personal, state.subjects);
  const round = state.round + 1;
  const { inquiryId, personal, channel, medium, toldTo } = data;
  const every = { inquiryId, occurredAt: at, round, ...placeIn(data.ofCase, round), personal };
  return [{ type: 'InquiryReopened', data: { ...every, reasonCode, channel, medium, toldTo } }];
};
