import { Refused } from '../refused';
import { outstanding } from './data';
import type { CaseCommandOf } from './commands';
import { everyOf } from './judged';
import type { Rule } from './rule';
import { shutGate } from './stage';
import type { Known } from './state';
import type { PolicyVersion } from '../policy/document';

/** P24: the person is told that the request goes to the committee; by the words of a version of the text. */
export const giveNotice: Rule<'GiveReviewNotice'> = (command, _state, { policy }, at) => {
  const { data } = command;
  const allowed = policy.texts.notice.map(({ version }) => version);
  const noticeVersion = noticeOf(command, policy);
  if (noticeVersion === undefined || !allowed.includes(noticeVersion))
    throw new Refused('notice_version_unknown', 'P24', { pointer: '/noticeVersion', allowed });
  return [
    {
      type: 'ReviewNoticeGiven',
      data: {
        ...everyOf(command, at),
        noticeVersion,
        language: data.language ?? 'ar',
        channel: data.channel,
        medium: data.medium,
        toldTo: data.toldTo,
      },
    },
  ];
};

export const isNoticedAlready = (
  command: CaseCommandOf<'GiveReviewNotice'>,
  state: Known,
  policy: PolicyVersion,
): boolean => state.noticed !== undefined && state.noticed.version === noticeOf(command, policy);

const noticeOf = ({ data }: CaseCommandOf<'GiveReviewNotice'>, policy: PolicyVersion): number | undefined =>
  data.noticeVersion ?? policy.texts.notice.at(-1)?.version;

/** P23, P24, P25: the file is raised only through every gate of the version. */
export const refer: Rule<'ReferToResearch'> = (command, state, { policy }, at) => {
  checkGates(state, policy);
  // guard P25
  return [
    {
      type: 'ReferredToResearch',
      data: {
        ...everyOf(command, at),
        policyId: state.policyId,
        policyVersion: state.policyVersion,
        dataHash: state.dataHash,
        round: (state.round?.number ?? 0) + 1,
      },
    },
  ];
};

/** Throws the refusal of the first shut gate; says which change voided it. */
export const checkGates = (state: Known, policy: PolicyVersion): void => {
  const shut = shutGate(state, policy);
  if (!shut) return;
  if (shut.code === 'information_outstanding') throw new Refused(shut.code, shut.clause, outstanding(state));
  throw new Refused(shut.code, shut.clause, shut.voidedBy && { voidedBy: shut.voidedBy });
};
