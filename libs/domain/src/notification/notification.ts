import { hasRole } from '../actor';
import type { Documents } from '../documents';
import type { AggregateCommandRow, Decider } from '../decider';
import { Refused } from '../refused';
import { after } from '../time/duration';
import type { Instant } from '../time/instant';
import type {
  Notification,
  NotificationChannel,
  NotificationCommand,
  NotificationCommandOf,
  NotificationEvent,
  NotificationEventOf,
  NotificationEventType,
  PersonAtHand,
  TellingItem,
} from './messages';
import { isEscalation, templateOf } from './templates';

const decide = (
  command: NotificationCommand,
  state: Notification | undefined,
  documents: Documents,
  at: Instant,
): readonly NotificationEvent[] => {
  if (command.type === 'IntendNotification') return state ? [] : intend(command, documents, at);
  if (!state) throw new Refused('case_unknown');
  switch (command.type) {
    case 'RecordSent':
      return recordSent(command, state, at);
    case 'RecordFailure':
      return recordFailure(command, state, documents, at);
    case 'TakeEscalation':
      return takeEscalation(command, state, at);
    case 'PassTimelineStep':
      return []; // nothing of it falls due: its list knows when to try again
  }
};

/** Intended before anything is sent; a wish for no contact is kept, and never keeps back what is owed (P20, P24, P26). */
const intend = (
  { data }: NotificationCommandOf<'IntendNotification'>,
  { policy, calendar }: Documents,
  at: Instant,
): readonly NotificationEvent[] => {
  const { notificationId, template, to, about, covers, items, values, person = {} } = data;
  const { version: templateVersion, owed = false } = templateOf(template);
  const intent = {
    notificationId,
    occurredAt: at,
    policyId: policy.policyId,
    policyVersion: policy.version,
    calendarVersion: calendar.version,
    use: policy.use,
    template,
    templateVersion,
    to,
    about,
    covers,
    ...(items === undefined ? {} : { items: items.map(inItsVersion) }),
    values,
  };
  if (person.silence === 'deceased' || (person.silence !== undefined && !owed))
    return [{ type: 'NotificationWithheld', data: { ...intent, ground: person.silence } }];
  const channel = channelOf('personId' in to, person);
  return [{ type: 'NotificationIntended', data: { ...intent, channel, language: person.language ?? 'ar' } }];
};

const inItsVersion = ({ template, about, values }: TellingItem): TellingItem => ({
  template,
  templateVersion: templateOf(template).version,
  about,
  values,
});

/** What is owed to somebody who wished no contact goes by the least intrusive channel: a letter (P17). */
const channelOf = (toPerson: boolean, { silence, byLetter = false }: PersonAtHand): NotificationChannel => {
  if (!toPerson) return 'mail';
  return byLetter || silence !== undefined ? 'letter' : 'webhook';
};

const recordSent = (
  { data, by }: NotificationCommandOf<'RecordSent'>,
  state: Notification,
  at: Instant,
): readonly NotificationEvent[] => {
  if (state.status !== 'waiting') return [];
  // A person says of a letter that it has gone out; of everything else only the one who sent it knows.
  if (!hasRole(by, 'system') && state.channel !== 'letter') throw new Refused('not_a_letter', 'P16');
  const { notificationId, letter } = data;
  // guard P16
  if (state.channel === 'letter' && !(letter?.number && letter.date)) throw new Refused('letter_missing', 'P16');
  const providerId = data.providerId ?? letter?.number ?? '';
  const sent = { notificationId, occurredAt: at, providerId, attempt: state.attempts + 1 };
  return [{ type: 'NotificationSent', data: letter === undefined ? sent : { ...sent, letter } }];
};

const recordFailure = (
  { data }: NotificationCommandOf<'RecordFailure'>,
  state: Notification,
  { policy }: Documents,
  at: Instant,
): readonly NotificationEvent[] => {
  if (state.status !== 'waiting') return [];
  const { notificationId, failure, permanent } = data;
  const every = { notificationId, occurredAt: at, failure };
  const attempt = state.attempts + 1;
  const wait = policy.notifications.retries[attempt - 1];
  if (permanent || wait === undefined)
    return [{ type: 'NotificationAbandoned', data: { ...every, attempts: attempt } }];
  return [{ type: 'NotificationFailed', data: { ...every, attempt, retryAt: after(at, wait) } }];
};

const takeEscalation = (
  { data, by }: NotificationCommandOf<'TakeEscalation'>,
  state: Notification,
  at: Instant,
): readonly NotificationEvent[] => {
  if (!isEscalation(state.template)) throw new Refused('not_an_escalation', 'P5');
  if (state.takenBy === by.id) return [];
  if (state.takenBy !== undefined) throw new Refused('escalation_taken', 'P5', { takenBy: state.takenBy });
  const { notificationId } = data;
  return [{ type: 'EscalationTaken', data: { notificationId, occurredAt: at, takenBy: by.id } }];
};

const evolve = (state: Notification | undefined, event: NotificationEvent): Notification | undefined => {
  if (event.type === 'NotificationIntended' || event.type === 'NotificationWithheld') return state ?? begun(event);
  if (!state) return undefined;
  switch (event.type) {
    case 'NotificationSent':
      return { ...state, status: 'sent', attempts: event.data.attempt };
    case 'NotificationFailed':
      return { ...state, attempts: event.data.attempt };
    case 'NotificationAbandoned':
      return { ...state, status: 'abandoned', attempts: event.data.attempts };
    case 'EscalationTaken':
      return { ...state, takenBy: event.data.takenBy };
  }
};

const begun = (event: NotificationEventOf<'NotificationIntended' | 'NotificationWithheld'>): Notification => {
  const { occurredAt, ...data } = event.data;
  const intended = event.type === 'NotificationIntended' ? event.data : undefined;
  return {
    ...data,
    intendedAt: occurredAt,
    channel: intended?.channel,
    language: intended?.language,
    status: intended ? 'waiting' : 'withheld',
    attempts: 0,
    takenBy: undefined,
  };
};

const row = (route: string, roles: AggregateCommandRow['roles'], clauses: readonly string[]): AggregateCommandRow => ({
  route,
  roles,
  clauses,
  gatedByFloor: false,
});

/** The one place for who may send it and where to. */
export const notificationCommands = {
  IntendNotification: { ...row('intend-notification', ['system'], ['P5', 'P20']), begins: true },
  RecordSent: row('record-sent', ['system', 'officer'], ['P5', 'P16']),
  RecordFailure: row('record-failure', ['system'], ['P5']),
  TakeEscalation: row('take-escalation', ['supervisor'], ['P5']),
  PassTimelineStep: row('pass-timeline-step', ['system'], ['P5']),
} as const satisfies Record<NotificationCommand['type'], AggregateCommandRow>;

const events: Readonly<Record<NotificationEventType, readonly string[]>> = {
  NotificationIntended: ['P5', 'P20'],
  NotificationWithheld: ['P5'],
  NotificationSent: ['P5', 'P16'],
  NotificationFailed: ['P5'],
  NotificationAbandoned: ['P5'],
  EscalationTaken: ['P5'],
};

/** One thing that is told to somebody, and what came of it. */
export const notificationDecider: Decider<Notification, NotificationCommand, NotificationEvent> = {
  decide,
  evolve,
  clocksOf: () => [],
  commands: notificationCommands,
  events,
  dueKinds: {},
  mostEvents: 50,
};
