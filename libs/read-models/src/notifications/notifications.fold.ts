import {
  isEscalation,
  type NotificationEvent,
  type NotificationEventOf,
  type Recipient,
  type TellingItem,
  type TemplateCode,
  type Use,
  type Values,
} from '@lib/domain';
import { projection } from '../engine/projection';

export type NotificationStatus = 'waiting' | 'sent' | 'abandoned' | 'withheld';

/** One thing that is told to somebody, and what came of it; `nextAt` is when it is to be tried, while it waits. */
export interface NotificationRow {
  readonly notificationId: string;
  readonly use: Use;
  readonly policyId: string;
  readonly template: TemplateCode;
  readonly templateVersion: number;
  readonly toRole: string | undefined;
  readonly toActor: string | undefined;
  readonly toPerson: string | undefined;
  readonly channel: string | undefined;
  readonly language: string | undefined;
  readonly aboutKind: string;
  readonly aboutId: string;
  readonly caseId: string | undefined;
  readonly values: Values;
  readonly items: readonly TellingItem[] | undefined;
  readonly status: NotificationStatus;
  readonly ground: string | undefined;
  readonly failure: string | undefined;
  readonly attempts: number;
  readonly intendedAt: string;
  readonly nextAt: string | undefined;
  readonly settledAt: string | undefined;
  readonly escalation: boolean;
  readonly takenBy: string | undefined;
  readonly takenAt: string | undefined;
  readonly revision: bigint;
  readonly position: bigint;
}

export const notifications = projection<NotificationRow>({
  name: 'notifications',
  version: 1,
  clauses: ['P5', 'P16', 'P20'],
  columns: {
    notificationId: 'text',
    use: 'text',
    policyId: 'text',
    template: 'text',
    templateVersion: 'integer',
    toRole: 'text',
    toActor: 'text',
    toPerson: 'text',
    channel: 'text',
    language: 'text',
    aboutKind: 'text',
    aboutId: 'text',
    caseId: 'text',
    values: 'jsonb',
    items: 'jsonb',
    status: 'text',
    ground: 'text',
    failure: 'text',
    attempts: 'integer',
    intendedAt: 'timestamptz',
    nextAt: 'timestamptz',
    settledAt: 'timestamptz',
    escalation: 'boolean',
    takenBy: 'text',
    takenAt: 'timestamptz',
    revision: 'bigint',
    position: 'bigint',
  },
  key: 'notificationId',
  keys: ({ streamName, data }) => (streamName.startsWith('notification-') ? [data.notificationId] : []),
  fold: (row, recorded) => {
    const event = recorded as unknown as NotificationEvent;
    const { revision, position } = recorded;
    if (event.type === 'NotificationIntended' || event.type === 'NotificationWithheld')
      return { ...begun(event), revision, position };
    return row && { ...row, ...later(event), revision, position };
  },
});

type Begun = NotificationEventOf<'NotificationIntended' | 'NotificationWithheld'>;

const begun = (event: Begun): Omit<NotificationRow, 'revision' | 'position'> => {
  const { data } = event;
  const intended = event.type === 'NotificationIntended' ? event.data : undefined;
  return {
    notificationId: data.notificationId,
    use: data.use,
    policyId: data.policyId,
    template: data.template,
    templateVersion: data.templateVersion,
    ...recipientOf(data.to),
    channel: intended?.channel,
    language: intended?.language,
    aboutKind: data.about.kind,
    aboutId: data.about.id,
    caseId: data.about.caseId,
    values: data.values,
    items: data.items,
    status: intended ? 'waiting' : 'withheld',
    ground: event.type === 'NotificationWithheld' ? event.data.ground : undefined,
    failure: undefined,
    attempts: 0,
    intendedAt: data.occurredAt,
    nextAt: intended ? data.occurredAt : undefined,
    settledAt: intended ? undefined : data.occurredAt,
    escalation: isEscalation(data.template),
    takenBy: undefined,
    takenAt: undefined,
  };
};

const recipientOf = (to: Recipient): Pick<NotificationRow, 'toRole' | 'toActor' | 'toPerson'> => ({
  toRole: 'role' in to ? to.role : undefined,
  toActor: 'actorId' in to ? to.actorId : undefined,
  toPerson: 'personId' in to ? to.personId : undefined,
});

const later = (event: Exclude<NotificationEvent, Begun>): Partial<NotificationRow> => {
  switch (event.type) {
    case 'NotificationSent':
      return { status: 'sent', attempts: event.data.attempt, nextAt: undefined, settledAt: event.data.occurredAt };
    case 'NotificationFailed':
      return { failure: event.data.failure, attempts: event.data.attempt, nextAt: event.data.retryAt };
    case 'NotificationAbandoned':
      return {
        status: 'abandoned',
        failure: event.data.failure,
        attempts: event.data.attempts,
        nextAt: undefined,
        settledAt: event.data.occurredAt,
      };
    case 'EscalationTaken':
      return { takenBy: event.data.takenBy, takenAt: event.data.occurredAt };
  }
};
