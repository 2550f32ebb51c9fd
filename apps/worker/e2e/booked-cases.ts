import { randomUUID } from 'node:crypto';
import { CaseBook, openRoad, type CommandAnswer, type CommandRequest } from '@lib/commands';
import {
  evolve,
  evolveStanding,
  initialCase,
  mostEvents,
  inquiryDecider,
  nothingYet,
  Refused,
  type AggregateEvent,
  type Case,
  type CaseEvent,
  type DisputeOutcome,
  type Inquiry,
  type Role,
  type Standing,
} from '@lib/domain';
import { LogAway, OutcomeUnknown, type EventStore } from '@lib/event-store';
import { InquiryLinksReaction, ToDoList } from '@lib/reactions';
import type { Service } from './service';

/** What a process of its own would have: a road and a book over the same log. */
export interface Desk {
  receive(caseId: string, key?: string, more?: Record<string, unknown>): Promise<CommandAnswer>;
  dispute(caseId: string, key?: string): Promise<CommandAnswer>;
  settle(disputeId: string, outcome: DisputeOutcome, as?: Role): Promise<CommandAnswer>;
  send(inquiryId: string, type: string, data?: Record<string, unknown>, key?: string): Promise<CommandAnswer>;
  /** The code of the refusal, or what was recorded. */
  close(caseId: string): Promise<string>;
}

export const deskOf = (service: Service, store: EventStore = service.store): Desk => {
  const road = openRoad({ store, instanceSecret: service.settings.instanceSecret });
  const book = new CaseBook(road);
  const request = (type: string, target: CommandRequest['target'], data: object, role: Role = 'officer') => ({
    type,
    target,
    data: data as Record<string, unknown>,
    actor: { id: `sample-${role}`, kind: 'person' as const, roles: [role] },
    correlationId: randomUUID(),
  });
  return {
    receive: (caseId, idempotencyKey, more = {}) =>
      book.execute({
        ...request(
          'ReceiveInquiry',
          { category: 'inquiry', id: undefined },
          { kind: 'question', channel: 'phone', caseId, ...more },
        ),
        idempotencyKey,
      }),
    dispute: (caseId, idempotencyKey) =>
      book.execute({
        ...request('OpenDispute', { category: 'dispute', id: undefined }, { caseId, channel: 'letter' }),
        idempotencyKey,
      }),
    settle: (id, outcome, as = 'supervisor') =>
      book.execute(request('SettleDispute', { category: 'dispute', id }, { outcome, legalBasis: 'labour-law/12' }, as)),
    send: (id, type, data = {}, idempotencyKey) =>
      book.execute({ ...request(type, { category: 'inquiry', id }, data), idempotencyKey }),
    close: async (caseId) => {
      try {
        const { events } = await road.execute(request('CloseCase', { category: 'case', id: caseId }, {}));
        return events.map(({ type }) => type).join();
      } catch (error) {
        if (error instanceof Refused) return error.code;
        throw error;
      }
    },
  };
};

/** A process that dies at its write to an inquiry's stream: before it, or before it hears of it. */
export const dyingAt = (store: EventStore, when: 'before' | 'after'): EventStore => {
  const append: EventStore['append'] = async (stream, events, revision) => {
    if (!/^(inquiry|dispute)-/.test(stream)) return store.append(stream, events, revision);
    if (when === 'before') throw new LogAway('killed');
    await store.append(stream, events, revision);
    throw new OutcomeUnknown('killed');
  };
  return Object.assign(Object.create(store) as EventStore, { append });
};

export const linksList = (service: Service, abandonedAfterMs?: number): ToDoList =>
  new ToDoList(new InquiryLinksReaction(service.database, service.road, service.store.clock, abandonedAfterMs), {
    store: service.store,
    database: service.database,
    say: () => undefined,
  });

/** Answered with a rejection: nothing but an inquiry keeps it from being closed. */
export const closableCase = async (service: Service, policyId: string): Promise<string> => {
  const caseId = await service.submit(policyId);
  await service.send('officer', 'ReferToResearch', caseId);
  await service.send('committee', 'RecordDecision', caseId, {
    outcome: 'rejected',
    reasonCodes: ['outside_scope'],
    members: ['member-1'],
  });
  await service.send('officer', 'NotifyDecision', caseId, { channel: 'phone', toldTo: 'applicant' });
  return caseId;
};

export const caseOf = async (service: Service, caseId: string): Promise<Exclude<Case, { status: 'unknown' }>> => {
  const events = await service.eventsOf(caseId);
  const state = events.reduce<Case>((before, event) => evolve(before, event as unknown as CaseEvent), initialCase);
  if (state.status === 'unknown') throw new Error(`There is no case ${caseId}`);
  return state;
};

export const inquiryOf = async (service: Service, inquiryId: string): Promise<Inquiry | undefined> => {
  const { events } = await service.store.load(`inquiry-${inquiryId}`);
  const standing = events.reduce<Standing<Inquiry>>(
    (before, event) => evolveStanding(inquiryDecider, before, event as unknown as AggregateEvent),
    nothingYet,
  );
  return standing.own;
};

/** Leaves no room in a case: the last event it can take is there. */
export const fill = async (service: Service, caseId: string): Promise<void> => {
  const stream = `case-${caseId}`;
  for (;;) {
    const { events, revision } = await service.store.load(stream);
    const last = events.at(-1)!;
    const room = Math.min(500, mostEvents - events.length);
    if (room === 0) return;
    const { occurredAt } = last.data as { occurredAt: string };
    const attempts = Array.from({ length: room }, () => ({
      id: randomUUID(),
      type: 'ContactAttempted',
      data: { caseId, occurredAt, purpose: 'service' },
      metadata: { ...last.metadata, commandId: randomUUID() },
    }));
    await service.store.append(stream, attempts, revision);
  }
};
