import type { Documents } from '../documents';
import { dueKinds as caseDueKinds } from '../case/due-event-types';
import { streamParts } from '../categories';
import type { ClockName } from '../closed-lists';
import type { Pins } from '../decider';
import { deciderOf } from '../deciders';
import type { ReminderOf } from '../policy/document';
import type { Clock } from '../time/clock';
import type { DueKind } from '../time/due';
import type { Instant } from '../time/instant';
import { ends } from './endings';
import { aboutKinds, type About, type Recipient, type Values } from '../notification/messages';
import { isEscalation, roleOf, type TemplateCode } from '../notification/templates';
import { whenToTell, type Manner } from './when-to-tell';

/** Something that is to be told to somebody and is not yet intended. */
export type Telling = {
  tellingId: string;
  template: TemplateCode;
  to: Recipient;
  about: About;
  /** The clock that it speaks of, and what that waits for: with it the telling ends. */
  clock: ClockName | undefined;
  /** Which of that clock's starts, where a timer found something due. */
  start?: string;
  subject: string | undefined;
  raisedAt: Instant;
  /** A length after that. */
  after: string | undefined;
  manner: Manner;
  values: Values;
};

/** What is known of a stream, as far as it bears on what is to be told of it, and what is. */
export type Tellings = Pins & {
  stream: string;
  about: About;
  person: string | undefined;
  assignee: Recipient | undefined;
  decided: boolean;
  floorPassed: boolean;
  pending: readonly Telling[];
};

export type ToldEvent = {
  type: string;
  streamName: string;
  revision: number;
  data: { occurredAt: Instant } & Readonly<Record<string, unknown>>;
};

/**
 * Folds one event of a stream in; undefined while nothing is ever told of it, as of whatever is historical. `documents`
 * are those of the row, and so unknown at a stream's first event.
 */
export const evolveTellings = (
  state: Tellings | undefined,
  event: ToldEvent,
  documents: Documents | undefined,
): Tellings | undefined => {
  const known = state ?? beginning(event);
  if (!known) return undefined;
  const moved = { ...known, ...changes(known, event), pending: known.pending.filter((one) => !isOver(one, event)) };
  return { ...moved, pending: [...moved.pending, ...begun(moved, event, documents)] };
};

/** From when on each is to be told, the first of them first. */
export const whenDue = ({ pending }: Tellings, documents: Documents): readonly (Telling & { notBefore: Instant })[] =>
  pending
    .map((telling) => ({ ...telling, notBefore: whenToTell(telling, documents) }))
    .sort((one, other) => (one.notBefore < other.notBefore ? -1 : 1));

/** The stream whose telling this is. */
export const streamOf = (tellingId: string): string => tellingId.slice(0, tellingId.lastIndexOf('@'));

/** Which event of that stream it came of. */
export const revisionOf = (tellingId: string): number => parseInt(tellingId.slice(tellingId.lastIndexOf('@') + 1), 10);

const beginning = ({ streamName, type, data }: ToldEvent): Tellings | undefined => {
  const parts = streamParts(streamName);
  const pins = type === 'PolicyAdopted' ? pinsOfPolicy(data) : (data as unknown as Partial<Pins>);
  if (!parts || pins.policyVersion === undefined || pins.use === undefined || pins.use === 'historical')
    return undefined;
  const kind = aboutKinds.find((one) => one === parts.category);
  if (!kind) return undefined;
  const caseId = parts.category === 'case' ? parts.id : (data['caseId'] as string | undefined);
  return {
    policyId: pins.policyId!,
    policyVersion: pins.policyVersion,
    calendarVersion: pins.calendarVersion!,
    use: pins.use,
    stream: streamName,
    about: { kind, id: parts.id, ...(caseId === undefined ? {} : { caseId }) },
    person: personOf(data),
    assignee: undefined,
    decided: false,
    floorPassed: false,
    pending: [],
  };
};

const pinsOfPolicy = (data: ToldEvent['data']): Partial<Pins> => ({
  policyId: data['policyId'] as string,
  policyVersion: data['version'] as number,
  calendarVersion: 1,
  use: data['use'] as Pins['use'],
});

/** An applicant, the first of those who may rate, or the one whom a notification goes to. */
const personOf = (data: ToldEvent['data']): string | undefined =>
  textOf(data['applicantId']) ??
  (data['invited'] as readonly string[] | undefined)?.[0] ??
  (data['to'] as { personId?: string } | undefined)?.personId;

const changes = (state: Tellings, { type, data }: ToldEvent): Partial<Tellings> => {
  switch (type) {
    case 'CaseAssigned':
    case 'InquiryAssigned':
    case 'DisputeAssigned':
      return { assignee: data['to'] as Recipient };
    case 'ApplicantChanged':
      return { person: data['applicantId'] as string };
    case 'CommitteeDecided':
      return { decided: true };
    case 'DecisionRetracted':
      return { decided: false };
    case 'ReviewFloorPassed':
      return { floorPassed: true };
    case 'CalendarApplied':
      return { calendarVersion: data['calendarVersion'] as number };
    case 'PolicyAdopted':
      return pinsOfPolicy(data);
    case 'CaseReopened':
      return data['to'] === 'new_round' ? { decided: false, floorPassed: false } : {};
    case 'AnswerRetracted':
      return isOwedAgain(type, data) ? { decided: true } : {};
    default:
      return state.decided && type === 'DecisionNotified' ? { decided: false } : {};
  }
};

const isOver = (telling: Telling, event: ToldEvent): boolean => {
  const { clock, template, tellingId } = telling;
  const { type, data } = event;
  if (type === 'NotificationIntended' || type === 'NotificationWithheld')
    return (data['covers'] as readonly string[]).includes(tellingId);
  if (type === 'DecisionRetracted') return clock === 'answer' && !isEscalation(template);
  if (isOwedAgain(type, data)) return clock === 'registration' && !isEscalation(template);
  if (isPassed(telling, event)) return true;
  return !isEscalation(template) && ends(event, telling);
};

/** P5: that a target was missed is told by itself; that it neared, which waits for the digest, would be told too late. */
const isPassed = ({ template, manner, clock, start }: Telling, { streamName, type, data }: ToldEvent): boolean => {
  const due = dueKindOf(streamName, type);
  const neared = template === 'clock_neared' && manner === 'digest';
  return due?.part === 'target' && neared && clock === due.clock && start === data['start'];
};

/** P26, P27: nobody was told after all, so until they are nothing that follows from the answer may reach them. */
const isOwedAgain = (type: string, data: ToldEvent['data']): boolean =>
  type === 'AnswerRetracted' && data['answerStands'] !== true;

type Begun = Pick<Telling, 'template' | 'to' | 'manner'> &
  Partial<Pick<Telling, 'clock' | 'start' | 'subject' | 'after' | 'values'>>;

const begun = (state: Tellings, event: ToldEvent, documents: Documents | undefined): Telling[] =>
  [...tellingsOf(state, event, documents)].map((telling, index) => ({
    tellingId: `${state.stream}@${event.revision}:${index}`,
    about: state.about,
    clock: undefined,
    subject: undefined,
    raisedAt: event.data.occurredAt,
    after: undefined,
    values: {},
    ...telling,
  }));

function* tellingsOf(state: Tellings, event: ToldEvent, documents: Documents | undefined): Generator<Begun> {
  const { type, data, streamName } = event;
  const due = dueKindOf(streamName, type);
  if (due) yield* ofClock(state, event, due);
  switch (type) {
    case 'CommitteeDecided':
    case 'AnswerRetracted':
      if (!state.decided) return;
      if (state.floorPassed || documents?.policy.reviewWindow.floor === null) yield toBeTold(state);
      return;
    case 'ReviewFloorPassed':
      if (state.decided) yield toBeTold(state);
      return;
    case 'EarlyAnswerReported':
      return yield { template: 'early_answer_escalated', to: supervisor, manner: 'urgent', clock: 'review' };
    case 'InformationRequested':
      if (data['from'] !== 'applicant') return;
      yield* toPerson(state, 'information_wanted', 'at_once', {
        clock: 'information',
        subject: textOf(data['informationId']),
      });
      return yield* reminders(state, documents, 'information', textOf(data['informationId']));
    case 'DecisionNotified':
      if (data['outcome'] === 'accepted') yield* reminders(state, documents, 'registration');
      return;
    case 'SurveyInvited':
      return yield* toPerson(state, 'survey_invitation', 'at_once', { clock: 'survey' });
    case 'NotificationAbandoned':
      // Of a telling to staff that did not arrive the list of supervisors speaks by itself: no telling about tellings.
      if (state.person !== undefined) yield { template: 'delivery_escalated', to: supervisor, manner: 'at_once' };
  }
}

const supervisor: Recipient = { role: 'supervisor' };

function* ofClock(state: Tellings, { data }: ToldEvent, { clock, part, clause }: DueKind): Generator<Begun> {
  const values: Values = { clock, clause, dueAt: data['dueAt'] as Instant };
  const telling = { clock, start: textOf(data['start']), values };
  const turn = turnOf(state, clock);
  switch (part) {
    case 'target_neared':
      if (clock === 'survey') return yield* toPerson(state, 'survey_reminder', 'at_once', telling);
      return yield { ...telling, template: 'clock_neared', to: turn, manner: 'digest' };
    case 'ceiling_neared':
      return yield { ...telling, template: 'clock_neared', to: turn, manner: 'at_once' };
    case 'target':
      if (clock === 'survey') return;
      yield { ...telling, template: 'target_missed', to: turn, manner: 'at_once' };
      return yield { ...telling, template: 'target_escalated', to: supervisor, manner: 'at_once' };
    case 'ceiling':
      return yield { ...telling, template: 'ceiling_escalated', to: supervisor, manner: 'urgent' };
    case 'floor':
      if (clock === 'follow_up') yield { ...telling, template: 'follow_up_due', to: turn, manner: 'digest' };
      return;
    case 'lapse':
  }
}

const toBeTold = (state: Tellings): Begun => ({
  template: 'answer_to_be_told',
  to: turnOf(state, 'answer'),
  manner: 'at_once',
  clock: 'answer',
});

function* toPerson(
  { person }: Tellings,
  template: TemplateCode,
  manner: Manner,
  more: Partial<Begun>,
): Generator<Begun> {
  if (person !== undefined) yield { template, to: { personId: person }, manner, ...more };
}

/** P20, P28: by the version's schedule, until what is waited for has come. */
function* reminders(
  state: Tellings,
  documents: Documents | undefined,
  of: Extract<ReminderOf, 'information' | 'registration'>,
  subject?: string,
): Generator<Begun> {
  const template = of === 'information' ? 'information_reminder' : 'registration_reminder';
  for (const after of documents?.policy.reminders[of] ?? [])
    yield* toPerson(state, template, 'at_once', { clock: of, subject, after });
}

/** Whose turn it is: the one who was named, else the part of the house whose clock it is. */
const turnOf = ({ assignee, decided }: Tellings, clock: ClockName): Recipient =>
  assignee ?? { role: clock === 'review' && decided ? 'officer' : roleOf[clock] };

/**
 * By when that is owed of which an event said that it neared, as its clock now stands; null where that is over, and while
 * a pause lasts.
 */
export const owedAt = ({ streamName, type, data }: ToldEvent, clocks: readonly Clock[]): Instant | null => {
  const clock = clocks.find(({ start }) => start === data['start']);
  if (!clock) return null;
  return dueKindOf(streamName, type)?.part === 'ceiling_neared' ? clock.ceiling : clock.target;
};

const dueKindOf = (streamName: string, type: string): DueKind | undefined => {
  const category = streamParts(streamName)?.category;
  const kinds: Readonly<Record<string, DueKind>> | undefined =
    category === 'case' ? caseDueKinds : deciderOf(category ?? '')?.dueKinds;
  return kinds && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
