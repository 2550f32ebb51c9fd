import type { Actor } from '../actor';
import { checkCode, reasonFor } from '../case/codes';
import type { Contact, PersonalPart } from '../case/events';
import type { Documents } from '../documents';
import type { AggregateCommandRow, Decider, Pins } from '../decider';
import { Refused } from '../refused';
import { clockOf, type Clock } from '../time/clock';
import type { DueKinds } from '../time/due';
import type { Instant } from '../time/instant';

/** P5: a delivered service is followed up, on the days of the version's schedule; it outlives the case's closing. */
type Facts = {
  FollowUpPlanned: Pins & {
    caseId: string;
    serviceId: string;
    beneficiaryId: string;
    /** Its place in the version's schedule, from 0. */
    number: number;
    deliveredAt: Instant;
    plannedFor: Instant;
  };
  FollowUpDone: Contact & { finding: string; by: string };
  /** P6: a new need was found, and the association asks for the person. */
  NeedRequested: { requestId: string };
  FollowUpCancelled: { reasonCode: string };
};
type Every = { followUpId: string; occurredAt: Instant; personal?: readonly PersonalPart[] };
type DueData = { dueAt: Instant; clock: string; start: string };

export const followUpDueKinds = {
  FollowUpFellDue: { clock: 'follow_up', part: 'floor', clause: 'P5' },
  FollowUpMissed: { clock: 'follow_up', part: 'target', clause: 'P5' },
} as const satisfies DueKinds;
type DueType = keyof typeof followUpDueKinds;

export type FollowUpEvent =
  | { [K in keyof Facts]: { type: K; data: Facts[K] & Every } }[keyof Facts]
  | { [K in DueType]: { type: K; data: DueData & Every } }[DueType];

type Bodies = {
  /** Sent by the to-do list alone, which knows the case, the service and the schedule. */
  PlanFollowUp: Omit<Facts['FollowUpPlanned'], keyof Pins> & { policyId: string; policyVersion: number };
  RecordFollowUp: Contact & { finding: string };
  /** `requestId` is the new case, begun before this is recorded. */
  LinkRequest: { requestId: string };
  CancelFollowUp: { reasonCode?: string };
  PassTimelineStep: object;
};
export type FollowUpCommand = {
  [K in keyof Bodies]: {
    type: K;
    data: Bodies[K] & { followUpId: string; personal?: readonly PersonalPart[] };
    at: Instant;
    by: Actor;
  };
}[keyof Bodies];
type CommandOf<T extends FollowUpCommand['type']> = Extract<FollowUpCommand, { type: T }>;

export type FollowUp = Pins & {
  followUpId: string;
  caseId: string;
  serviceId: string;
  beneficiaryId: string;
  plannedAt: Instant;
  plannedFor: Instant;
  status: 'planned' | 'done' | 'cancelled';
  settledAt: Instant | undefined;
  finding: string | undefined;
  requestId: string | undefined;
};

const decideFollowUp = (
  command: FollowUpCommand,
  state: FollowUp | undefined,
  documents: Documents,
  at: Instant,
): readonly FollowUpEvent[] => {
  if (command.type === 'PlanFollowUp') return state ? [] : plan(command, documents, at);
  if (!state) throw new Refused('case_unknown');
  checkSubjects(command, state);
  switch (command.type) {
    case 'RecordFollowUp':
      return record(command, state, documents, at);
    case 'LinkRequest':
      return link(command, state, at);
    case 'CancelFollowUp':
      return cancel(command, state, documents, at);
    case 'PassTimelineStep':
      return []; // what is due has been recorded before any command is judged
  }
};

/** What is personal of a follow-up is the beneficiary's. */
const checkSubjects = ({ data: { personal = [] } }: FollowUpCommand, { beneficiaryId }: FollowUp): void => {
  const stranger = personal.findIndex(({ subject }) => subject !== beneficiaryId);
  if (stranger >= 0) throw new Refused('subject_unknown', undefined, { pointer: `/personal/${stranger}/subject` });
};

const plan = ({ data }: CommandOf<'PlanFollowUp'>, { policy, calendar }: Documents, at: Instant) => {
  const { caseId, serviceId, beneficiaryId, number, deliveredAt, plannedFor } = data;
  return [
    {
      type: 'FollowUpPlanned' as const,
      data: {
        ...everyOf(data, at),
        policyId: policy.policyId,
        policyVersion: policy.version,
        calendarVersion: calendar.version,
        use: policy.use,
        caseId,
        serviceId,
        beneficiaryId,
        number,
        deliveredAt,
        plannedFor,
      },
    },
  ];
};

/** P5: what was found, over which channel; also late, and also before its day when the person comes by themselves. */
const record = (
  { data, by }: CommandOf<'RecordFollowUp'>,
  state: FollowUp,
  { policy }: Documents,
  at: Instant,
): readonly FollowUpEvent[] => {
  if (state.status === 'done') return [];
  if (state.status === 'cancelled') throw new Refused('follow_up_cancelled', 'P5');
  checkCode(data.finding, policy.findings, '/finding');
  const { finding, channel, medium, toldTo } = data;
  // guard P5
  return [{ type: 'FollowUpDone', data: { ...everyOf(data, at), finding, by: by.id, channel, medium, toldTo } }];
};

/** P5, P6: a need that was found opens a new request, which names this one. */
const link = ({ data }: CommandOf<'LinkRequest'>, state: FollowUp, at: Instant): readonly FollowUpEvent[] => {
  if (state.requestId === data.requestId) return [];
  if (state.requestId !== undefined) throw new Refused('need_requested', 'P6', { caseId: state.requestId });
  if (state.finding !== 'need_found') throw new Refused('no_need_found', 'P5');
  return [{ type: 'NeedRequested', data: { ...everyOf(data, at), requestId: data.requestId } }];
};

const cancel = (
  { data }: CommandOf<'CancelFollowUp'>,
  state: FollowUp,
  { policy }: Documents,
  at: Instant,
): readonly FollowUpEvent[] => {
  if (state.status === 'cancelled') return [];
  if (state.status === 'done') throw new Refused('follow_up_done', 'P5');
  const reasonCode = reasonFor('follow_up_cancelled', data, policy, 'P5');
  return [{ type: 'FollowUpCancelled', data: { ...everyOf(data, at), reasonCode } }];
};

const everyOf = (data: { followUpId: string; personal?: readonly PersonalPart[] }, at: Instant): Every => ({
  followUpId: data.followUpId,
  occurredAt: at,
  ...(data.personal === undefined ? {} : { personal: data.personal }),
});

const evolveFollowUp = (state: FollowUp | undefined, event: FollowUpEvent): FollowUp | undefined => {
  if (event.type === 'FollowUpPlanned') return state ?? planned(event.data);
  if (!state) return undefined;
  switch (event.type) {
    case 'FollowUpDone':
      return { ...state, status: 'done', settledAt: event.data.occurredAt, finding: event.data.finding };
    case 'NeedRequested':
      return { ...state, requestId: event.data.requestId };
    case 'FollowUpCancelled':
      return { ...state, status: 'cancelled', settledAt: event.data.occurredAt };
    case 'FollowUpFellDue':
    case 'FollowUpMissed':
      return state; // missed, and still owed
  }
};

const planned = (data: Facts['FollowUpPlanned'] & Every): FollowUp => ({
  policyId: data.policyId,
  policyVersion: data.policyVersion,
  calendarVersion: data.calendarVersion,
  use: data.use,
  followUpId: data.followUpId,
  caseId: data.caseId,
  serviceId: data.serviceId,
  beneficiaryId: data.beneficiaryId,
  plannedAt: data.occurredAt,
  plannedFor: data.plannedFor,
  status: 'planned',
  settledAt: undefined,
  finding: undefined,
  requestId: undefined,
});

/** From the day it is planned for; missed once the version's window is over, and still owed. */
const clocksOf = (state: FollowUp, { policy, calendar }: Documents): readonly Clock[] => [
  clockOf({
    clock: 'follow_up',
    start: 'follow_up',
    clause: policy.windows.follow_up.clause,
    startOf: 'FollowUpPlanned',
    startedAt: state.plannedFor,
    earliest: state.plannedFor,
    target: policy.windows.follow_up.target,
    calendar,
    warnAfterShare: policy.warnAfterShare,
    settled:
      state.settledAt === undefined
        ? null
        : state.status === 'done'
          ? { at: state.settledAt, how: 'met', of: 'FollowUpDone' }
          : { at: state.settledAt, how: 'ended', of: 'FollowUpCancelled' },
  }),
];

const row = (route: string, roles: AggregateCommandRow['roles'], clauses: readonly string[]): AggregateCommandRow => ({
  route,
  roles,
  clauses,
  gatedByFloor: false,
});

export const followUpCommands = {
  PlanFollowUp: { ...row('plan-follow-up', ['system'], ['P5']), begins: true },
  RecordFollowUp: row('record-follow-up', ['officer', 'researcher'], ['P5']),
  LinkRequest: row('link-request', ['officer'], ['P5', 'P6']),
  CancelFollowUp: row('cancel-follow-up', ['officer', 'supervisor'], ['P5']),
  PassTimelineStep: row('pass-timeline-step', ['system'], ['P5']),
} as const satisfies Record<FollowUpCommand['type'], AggregateCommandRow>;

export const followUpDecider: Decider<FollowUp, FollowUpCommand, FollowUpEvent> = {
  decide: decideFollowUp,
  evolve: evolveFollowUp,
  clocksOf,
  commands: followUpCommands,
  events: {
    FollowUpPlanned: ['P5'],
    FollowUpDone: ['P5'],
    NeedRequested: ['P5', 'P6'],
    FollowUpCancelled: ['P5'],
  },
  dueKinds: followUpDueKinds,
  mostEvents: 200,
};
