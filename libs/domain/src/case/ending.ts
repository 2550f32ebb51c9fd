import { Refused } from '../refused';
import type { PolicyVersion } from '../policy/document';
import { after } from '../time/duration';
import type { Instant } from '../time/instant';
import { optionalReason, reasonFor } from './codes';
import { everyOf } from './judged';
import type { Rule } from './rule';
import { isSettled, type Known } from './state';

/** House: the applicant's own wish, by whom and how it was said. */
export const withdraw: Rule<'WithdrawRequest'> = (command, state, { policy }, at) => {
  if (state.status === 'answered') throw new Refused('already_answered', 'P26');
  const { data } = command;
  return [
    {
      type: 'RequestWithdrawn',
      data: {
        ...everyOf(command, at),
        saidBy: data.saidBy,
        reasonCode: optionalReason('withdrawn', data, policy),
        channel: data.channel,
        medium: data.medium,
        toldTo: data.toldTo,
      },
    },
  ];
};

/** House: ends what nobody can decide, answer or serve any more; for silence only after the version's warnings. */
export const discontinue: Rule<'DiscontinueRequest'> = (command, state, { policy }, at) => {
  const { data } = command;
  const reasonCode = reasonFor('discontinued', data, policy);
  if (reasonCode === 'duplicate' && !data.relatesTo)
    throw new Refused('reason_missing', undefined, { pointer: '/relatesTo' });
  if (policy.warning.reasonCodes.includes(reasonCode)) checkWarned(state, policy, at);
  const open = state.services.filter((service) => !isSettled(service)).map(({ serviceId }) => serviceId);
  if (open.length > 0) throw new Refused('service_outstanding', 'P29', { serviceIds: open });
  return [{ type: 'RequestDiscontinued', data: { ...everyOf(command, at), reasonCode, relatesTo: data.relatesTo } }];
};

const checkWarned = ({ attempts }: Known, { warning }: PolicyVersion, at: Instant): void => {
  const channels = new Set(attempts.flatMap(({ channel }) => (channel === undefined ? [] : [channel]))).size;
  const first = attempts[0];
  const earliest = first ? after(first.at, warning.wait) : null;
  if (attempts.length < warning.attempts || channels < warning.channels || earliest === null || at < earliest)
    throw new Refused('warning_missing', undefined, {
      attempts: { had: attempts.length, needed: warning.attempts },
      channels: { had: channels, needed: warning.channels },
      earliest,
    });
};

/** P13, P19: nothing asked is left open, the answer was given, and what was granted is served. */
export const close: Rule<'CloseCase'> = (command, state, _documents, at) => {
  // guard P19
  if (state.openInquiries.length > 0)
    throw new Refused('inquiry_open', 'P19', { inquiryIds: state.openInquiries.map(({ inquiryId }) => inquiryId) });
  if (!state.ended) checkServed(state);
  return [{ type: 'CaseClosed', data: { ...everyOf(command, at), policyVersion: state.policyVersion } }];
};

const checkServed = (state: Known): void => {
  if (state.status !== 'answered') throw new Refused('answer_outstanding', 'P26');
  if (state.decision.outcome === 'rejected') return;
  const open = state.services.filter((service) => !isSettled(service));
  if (state.services.length === 0 || open.length > 0)
    throw new Refused('service_outstanding', 'P29', { serviceIds: open.map(({ serviceId }) => serviceId) });
};

/** House: as it was when it ended, or a new round from before its raising. */
export const reopen: Rule<'ReopenCase'> = (command, state, { policy }, at) => {
  if (!state.ended) throw new Refused('not_ended');
  const reasonCode = reasonFor('reopened', command.data, policy);
  return [{ type: 'CaseReopened', data: { ...everyOf(command, at), to: command.data.to ?? 'as_it_was', reasonCode } }];
};
