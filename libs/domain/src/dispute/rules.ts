import type { Actor } from '../actor';
import { placeIn, type CaseAtHand } from '../case/case-at-hand';
import { checkCode, optionalReason } from '../case/codes';
import { checkBetween } from '../case/judged';
import type { Documents } from '../documents';
import { checkSubjects } from '../inquiry/expectations';
import type { PolicyVersion } from '../policy/document';
import { Refused } from '../refused';
import { after, durationMs } from '../time/duration';
import { instantOf, msOf, type Instant } from '../time/instant';
import type { DisputeCommand, DisputeCommandOf, DisputeEvent, EveryDisputeEvent } from './messages';
import type { Dispute } from './state';

/**
 * P1, P2: the applicant objects to what was decided or how it was served; within the version's time, later it is still
 * received as an inquiry. Throws Refused: `objection_too_late`, `not_party`.
 */
export const open = (
  { data, by }: DisputeCommandOf<'OpenDispute'>,
  state: Dispute | undefined,
  { policy, calendar }: Documents,
  at: Instant,
): readonly DisputeEvent[] => {
  const ofCase = data.ofCase;
  if (state || !ofCase) throw new Refused('dispute_abandoned', 'P2');
  const parties = [...new Set([ofCase.applicantId, ofCase.beneficiaryId])];
  const from = data.from ?? ofCase.applicantId;
  if (!parties.includes(from)) throw new Refused('not_party', 'P1', { pointer: '/from' });
  checkSubjects(data.personal, parties);
  checkCode(data.topicCode, policy.topics, '/topicCode');
  checkBetween(data.receivedAt, '/receivedAt', instantOf(msOf(at) - durationMs(policy.receivedAtMostBack)), at);
  checkInTime(ofCase, data.receivedAt ?? at, policy);
  return [
    {
      type: 'DisputeOpened',
      data: {
        disputeId: data.disputeId,
        occurredAt: at,
        personal: data.personal,
        ...placeIn(ofCase, 1),
        policyId: policy.policyId,
        policyVersion: policy.version,
        calendarVersion: calendar.version,
        use: policy.use,
        channel: data.channel,
        medium: data.medium,
        topicCode: data.topicCode,
        // guard P1
        from,
        legalBasis: data.legalBasis,
        receivedAt: data.receivedAt ?? at,
        openedBy: by.id,
        subjects: parties,
      },
    },
  ];
};

/** Judged by the day on which the objection came: a letter that lay here for a week is not the applicant's delay. */
const checkInTime = ({ objectionFrom }: CaseAtHand, cameAt: Instant, { objectionWithin }: PolicyVersion): void => {
  const until = objectionFrom === undefined ? undefined : after(objectionFrom, objectionWithin);
  if (until !== undefined && cameAt > until) throw new Refused('objection_too_late', 'P2', { until, date: until });
};

const everyOf = ({ data }: DisputeCommand, { caseId }: Dispute, at: Instant): EveryDisputeEvent => ({
  disputeId: data.disputeId,
  occurredAt: at,
  caseId,
  personal: data.personal,
});

/** P1: worked on by someone who had no hand in the case. Throws Refused('own_case'). */
const checkNoHand = (ofCase: CaseAtHand | undefined, actorId: string): void => {
  if (ofCase?.hands.includes(actorId)) throw new Refused('own_case', 'P1');
};

const checkWorkedOnBy = (command: DisputeCommand & { data: { ofCase?: CaseAtHand } }, state: Dispute, by: Actor) => {
  checkNoHand(command.data.ofCase, by.id);
  checkSubjects(command.data.personal, state.subjects);
};

/** Throws Refused: `dispute_settled`, `dispute_withdrawn`, `dispute_abandoned`. */
const expectOpen = ({ status }: Dispute): void => {
  if (status === 'settled') throw new Refused('dispute_settled', 'P2');
  if (status === 'withdrawn') throw new Refused('dispute_withdrawn', 'P2');
  if (status === 'abandoned') throw new Refused('dispute_abandoned', 'P2');
};

/** House: whose turn it is. Whoever hands it on may have had a hand in the case, whoever takes it may not. */
export const assign = (
  command: DisputeCommandOf<'AssignDispute'>,
  state: Dispute,
  { policy }: Documents,
  at: Instant,
): readonly DisputeEvent[] => {
  const { to, ofCase } = command.data;
  expectOpen(state);
  if ('actorId' in to) checkNoHand(ofCase, to.actorId);
  checkSubjects(command.data.personal, state.subjects);
  if (JSON.stringify(to) === JSON.stringify(state.to)) return [];
  const reasonCode = optionalReason('assigned', command.data, policy);
  const chosen = 'actorId' in to ? { actorId: to.actorId } : { role: to.role };
  return [{ type: 'DisputeAssigned', data: { ...everyOf(command, state, at), to: chosen, reasonCode } }];
};

/** P1, P2: settled with its legal basis; it reopens nothing by itself. */
export const settle = (
  command: DisputeCommandOf<'SettleDispute'>,
  state: Dispute,
  _documents: Documents,
  at: Instant,
): readonly DisputeEvent[] => {
  const { outcome, legalBasis, channel, medium, toldTo } = command.data;
  expectOpen(state);
  checkWorkedOnBy(command, state, command.by);
  // guard P2
  if (legalBasis === undefined || legalBasis === '')
    throw new Refused('legal_basis_missing', 'P2', { pointer: '/legalBasis' });
  const every = everyOf(command, state, at);
  return [{ type: 'DisputeSettled', data: { ...every, outcome, legalBasis, channel, medium, toldTo } }];
};

/** P1: the applicant's own wish; not recorded by a hand that the dispute may be about. */
export const withdraw = (
  command: DisputeCommandOf<'WithdrawDispute'>,
  state: Dispute,
  _documents: Documents,
  at: Instant,
): readonly DisputeEvent[] => {
  if (state.status === 'withdrawn') return [];
  expectOpen(state);
  checkWorkedOnBy(command, state, command.by);
  const { channel, medium, toldTo } = command.data;
  return [{ type: 'DisputeWithdrawn', data: { ...everyOf(command, state, at), channel, medium, toldTo } }];
};

/**
 * P2: the entry in the case's book came, its own stream did not. Nothing where it did. Throws
 * Refused('entry_outlived') where nothing stands behind this entry any more.
 */
export const abandon = (
  { data: { disputeId, caseId } }: DisputeCommandOf<'AbandonDispute'>,
  state: Dispute | undefined,
  { policy, calendar }: Documents,
  at: Instant,
): readonly DisputeEvent[] => {
  if (state?.status === 'open' && caseId === state.caseId) return [];
  if (state) throw new Refused('entry_outlived', 'P2');
  const pins = { policyId: policy.policyId, policyVersion: policy.version, calendarVersion: calendar.version };
  return [{ type: 'DisputeAbandoned', data: { disputeId, caseId, occurredAt: at, ...pins, use: policy.use } }];
};
