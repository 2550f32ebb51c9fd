import type { Actor, Role } from '@lib/domain';
import type { CommandAnswer, CommandRequest } from '@lib/commands';
import { randomUuid } from '@lib/event-store';

export const actorOf = (role: Role, id = `${role}-1`): Actor => ({ id, kind: 'person', roles: [role] });

export const form = {
  applicantId: 'a1',
  beneficiaryId: 'b1',
  origin: 'own_request',
  channel: 'phone',
  serviceMode: 'at_association',
  beneficiaryKind: 'external',
  segment: 'orphan',
  requestedSupport: 'financial',
  personal: [{ subject: 'b1', data: { fullName: 'سارة', income: 900 } }],
};

export const submission = (more: Partial<CommandRequest> = {}): CommandRequest => ({
  type: 'SubmitRequest',
  target: { category: 'case', id: undefined },
  data: form,
  actor: actorOf('officer'),
  correlationId: randomUuid(),
  ...more,
});

export const onCase = (
  caseId: string,
  type: string,
  data: CommandRequest['data'] = {},
  more: Partial<CommandRequest> = {},
): CommandRequest => ({
  type,
  target: { category: 'case', id: caseId },
  data,
  actor: actorOf('officer'),
  correlationId: randomUuid(),
  ...more,
});

/** A command that is taken again and again on any open case. */
export const contactAttempt = (caseId: string, more: Partial<CommandRequest> = {}): CommandRequest =>
  onCase(caseId, 'RecordContactAttempt', { purpose: 'information', channel: 'phone' }, more);

export const adoption = (
  policyId: string,
  data: CommandRequest['data'],
  actor: Actor = actorOf('board'),
): CommandRequest => ({
  type: 'AdoptPolicy',
  target: { category: 'policy', id: policyId },
  data,
  actor,
  correlationId: randomUuid(),
});

/** What the same command is answered when it comes again. */
export const repeatOf = ({ state: _state, ...answer }: CommandAnswer): CommandAnswer => ({ ...answer, replayed: true });
