import type { Role } from '../actor';
import type { Documents } from '../documents';
import type { AggregateCommandRow, Decider } from '../decider';
import { Refused } from '../refused';
import { clockOf, type Clock } from '../time/clock';
import type { DueKinds } from '../time/due';
import type { Instant } from '../time/instant';
import type { DisputeCommand, DisputeCommandType, DisputeEvent, DisputeFactType } from './messages';
import { abandon, assign, open, settle, withdraw } from './rules';
import { evolveDispute, type Dispute } from './state';

const row = (route: string, roles: readonly Role[], clauses: readonly string[]): AggregateCommandRow => ({
  route,
  roles,
  clauses,
  gatedByFloor: false,
});

/** The one place for who may send a command of a dispute, where to, and by which clauses. */
export const disputeCommands: Readonly<Record<DisputeCommandType, AggregateCommandRow>> = {
  OpenDispute: { ...row('open-dispute', ['intake', 'officer'], ['P1', 'P2', 'P17']), begins: true },
  AssignDispute: row('assign-dispute', ['officer', 'supervisor'], ['P1']),
  SettleDispute: row('settle-dispute', ['officer', 'researcher', 'supervisor'], ['P1', 'P2']),
  WithdrawDispute: row('withdraw-dispute', ['intake', 'officer', 'supervisor'], ['P1', 'P2']),
  AbandonDispute: { ...row('abandon-dispute', ['system'], ['P2']), begins: true },
  PassTimelineStep: row('pass-timeline-step', ['system'], ['P2']),
};

const disputeEvents: Readonly<Record<DisputeFactType, readonly string[]>> = {
  DisputeOpened: disputeCommands.OpenDispute.clauses,
  DisputeAssigned: disputeCommands.AssignDispute.clauses,
  DisputeSettled: disputeCommands.SettleDispute.clauses,
  DisputeWithdrawn: disputeCommands.WithdrawDispute.clauses,
  DisputeAbandoned: disputeCommands.AbandonDispute.clauses,
};

const disputeDueKinds = {
  DisputeTargetNeared: { clock: 'dispute', part: 'target_neared', clause: 'P2' },
  DisputeTargetMissed: { clock: 'dispute', part: 'target', clause: 'P2' },
} as const satisfies DueKinds;

const decide = (
  command: DisputeCommand,
  state: Dispute | undefined,
  documents: Documents,
  at: Instant,
): readonly DisputeEvent[] => {
  if (command.type === 'OpenDispute') return open(command, state, documents, at);
  if (command.type === 'AbandonDispute') return abandon(command, state, documents, at);
  if (!state) throw new Refused('dispute_unknown');
  switch (command.type) {
    case 'AssignDispute':
      return assign(command, state, documents, at);
    case 'SettleDispute':
      return settle(command, state, documents, at);
    case 'WithdrawDispute':
      return withdraw(command, state, documents, at);
    case 'PassTimelineStep':
      return []; // what is due has been recorded before any command is judged
  }
};

const clocksOf = ({ receivedAt, ended }: Dispute, { policy, calendar }: Documents): readonly Clock[] => [
  clockOf({
    clock: 'dispute',
    start: 'dispute:1',
    clause: policy.windows.dispute.clause,
    startOf: 'DisputeOpened',
    startedAt: receivedAt,
    target: policy.windows.dispute.target,
    settled: ended ?? null,
    calendar,
    warnAfterShare: policy.warnAfterShare,
  }),
];

/** P2 «تسوية الخلافات»: a dispute on a case, open or ended. */
export const disputeDecider: Decider<Dispute, DisputeCommand, DisputeEvent> = {
  decide,
  evolve: evolveDispute,
  clocksOf,
  commands: disputeCommands,
  events: disputeEvents,
  dueKinds: disputeDueKinds,
  mostEvents: 500,
};
