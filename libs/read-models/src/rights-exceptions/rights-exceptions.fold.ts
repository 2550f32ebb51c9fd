import {
  endingBy,
  endingEventTypes,
  reopens,
  type Documents,
  type EndedAs,
  type PolicyVersion,
  type SurveySubject,
  type SurveySubjectKind,
  type Use,
  type WithholdingGround,
} from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import { projection } from '../engine/projection';

/** What has ended, whether the right to rate it was offered, and what else of a person's rights went another way. */
export interface RightsRow {
  /** The stream that it is about. */
  readonly stream: string;
  readonly kind: SurveySubjectKind;
  readonly subjectId: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly use: Use;
  /** Of the ending that stands: its instant, what it was, and the revision of the event. */
  readonly endedAt: string | undefined;
  readonly endedAs: EndedAs | undefined;
  readonly ending: number | undefined;
  readonly offered: boolean;
  readonly ground: WithholdingGround | undefined;
  /** It had been offered before that ground came up. */
  readonly withdrawn: boolean;
  /** Of the latest ending that was offered. */
  readonly surveyId: string | undefined;
  /** The reason, where it was discontinued for silence. */
  readonly silence: string | undefined;
  readonly earlyAnswers: number;
  readonly earlyAt: string | undefined;
  /** Whether it stands among the exceptions whatever the time is, and by which instant it is listed. */
  readonly exceptional: boolean;
  readonly notedAt: string;
}

const ownTypes: ReadonlySet<string> = new Set([
  'RequestSubmitted',
  'InquiryReceived',
  'EarlyAnswerReported',
  ...endingEventTypes,
]);
const surveyTypes: ReadonlySet<string> = new Set(['SurveyInvited', 'InvitationWithheld', 'InvitationWithdrawn']);

/** P13: its view `invitations` is the to-do list of what has ended and was not offered to be rated. */
export const rightsExceptions = projection<RightsRow, Documents>({
  name: 'rights-exceptions',
  version: 2,
  clauses: ['P13', 'P27'],
  columns: {
    stream: 'text',
    kind: 'text',
    subjectId: 'text',
    policyId: 'text',
    policyVersion: 'integer',
    calendarVersion: 'integer',
    use: 'text',
    endedAt: 'timestamptz',
    endedAs: 'text',
    ending: 'integer',
    offered: 'boolean',
    ground: 'text',
    withdrawn: 'boolean',
    surveyId: 'text',
    silence: 'text',
    earlyAnswers: 'integer',
    earlyAt: 'timestamptz',
    exceptional: 'boolean',
    notedAt: 'timestamptz',
  },
  key: 'stream',
  keys: ({ type, data, streamName }) => {
    if (ownTypes.has(type)) return [streamName];
    return surveyTypes.has(type) ? [streamOf(data.subject)] : [];
  },
  documents: (row) => row,
  fold: (row, event, documents) => {
    if (event.type === 'RequestSubmitted') return begun(event, 'case', event.data.caseId);
    if (event.type === 'InquiryReceived') return begun(event, 'inquiry', event.data.inquiryId);
    return row && moved(row, event, documents);
  },
  complete: (row) => ({
    ...row,
    exceptional: row.ground !== undefined || row.silence !== undefined || row.earlyAnswers > 0,
    notedAt: row.endedAt ?? row.earlyAt ?? row.notedAt,
  }),
  views: {
    invitations: `
      select stream, kind, subject_id, ending, ended_at, survey_id from {table}
      where ended_at is not null and not offered and use <> 'historical'`,
  },
});

const streamOf = ({ kind, id }: SurveySubject): string => `${kind}-${id}`;

const begun = ({ data, streamName }: Recorded, kind: SurveySubjectKind, subjectId: string): RightsRow => ({
  stream: streamName,
  kind,
  subjectId,
  policyId: data.policyId,
  policyVersion: data.policyVersion,
  calendarVersion: data.calendarVersion,
  use: data.use,
  ...noEnding,
  surveyId: undefined,
  earlyAnswers: 0,
  earlyAt: undefined,
  exceptional: false,
  notedAt: data.occurredAt,
});

const noEnding = {
  endedAt: undefined,
  endedAs: undefined,
  ending: undefined,
  offered: false,
  ground: undefined,
  withdrawn: false,
  silence: undefined,
} as const satisfies Partial<RightsRow>;

const moved = (row: RightsRow, event: Recorded, { policy }: Documents): RightsRow => {
  const { type, data } = event;
  switch (type) {
    case 'EarlyAnswerReported':
      return { ...row, earlyAnswers: row.earlyAnswers + 1, earlyAt: data.occurredAt };
    case 'SurveyInvited':
    case 'InvitationWithheld':
    case 'InvitationWithdrawn':
      return offered(row, event);
    default:
      return reopens(event) ? { ...row, ...noEnding } : ended(row, event, policy);
  }
};

const ended = (row: RightsRow, event: Recorded, { warning }: PolicyVersion): RightsRow => {
  const { data, revision } = event;
  const endedAs = endingBy(event);
  if (endedAs === undefined || row.endedAt !== undefined) return row; // withdrawn and then closed has ended once
  return {
    ...row,
    endedAt: data.occurredAt,
    endedAs,
    ending: Number(revision),
    ground: row.use === 'historical' ? 'historical' : undefined,
    silence: endedAs === 'discontinued' && warning.reasonCodes.includes(data.reasonCode) ? data.reasonCode : undefined,
  };
};

/** An offer after an ending that stands no more only leaves its survey's name. */
const offered = (row: RightsRow, { type, data }: Recorded): RightsRow => {
  const { subject, surveyId, ground } = data as {
    subject: SurveySubject;
    surveyId: string;
    ground?: WithholdingGround;
  };
  if (subject.ending !== row.ending) return { ...row, surveyId };
  return { ...row, surveyId, offered: true, ground, withdrawn: type === 'InvitationWithdrawn' };
};
