import type { SurveyEvent, SurveyState } from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import { projection } from '../engine/projection';
import type { SatisfactionRow } from './satisfaction-row';
import { satisfactionTally } from './satisfaction-tally';

/** P4, P11, P13, P35: what figures of satisfaction are made of. No decider and no page of the committee reads it. */
export const satisfaction = projection<SatisfactionRow>({
  name: 'satisfaction',
  version: 1,
  clauses: ['P4', 'P11', 'P13', 'P35'],
  columns: {
    surveyId: 'text',
    policyId: 'text',
    policyVersion: 'integer',
    use: 'text',
    state: 'text',
    kind: 'text',
    subjectId: 'text',
    endedAs: 'text',
    outcome: 'text',
    segment: 'text',
    channel: 'text',
    support: 'text',
    department: 'text',
    month: 'text',
    providers: 'text[]',
    officers: 'text[]',
    hands: 'text[]',
    submittedBy: 'text',
    speed: 'text',
    daysToAnswer: 'integer',
    ground: 'text',
    overall: 'integer',
    aspects: 'jsonb',
    reasonCode: 'text',
    reminderDue: 'boolean',
    offeredAt: 'timestamptz',
    settledAt: 'timestamptz',
    revision: 'bigint',
  },
  key: 'surveyId',
  keys: ({ streamName, data }) => (streamName.startsWith('survey-') ? [data.surveyId] : []),
  fold: (row, event) => {
    const { type, data } = event as unknown as SurveyEvent;
    const { revision } = event;
    switch (type) {
      case 'SurveyInvited':
        return begun(event, 'open');
      case 'InvitationWithheld':
        return { ...begun(event, 'withheld'), ground: data.ground, settledAt: data.occurredAt };
      case 'ServiceRated':
        return row && { ...row, ...settled('rated', event), overall: data.overall, aspects: data.aspects };
      case 'RatingDeclined':
        return row && { ...row, ...settled('declined', event), reasonCode: data.reasonCode };
      case 'InvitationWithdrawn':
        return row && { ...row, ...settled('withdrawn', event), ground: data.ground };
      case 'SurveyExpired':
        return row && { ...row, ...settled('expired', event) };
      case 'SurveySuperseded':
        return row && { ...row, ...settled('superseded', event) };
      case 'RatingReminderDue':
        return row && { ...row, reminderDue: true, revision };
      default:
        return row;
    }
  },
  tally: satisfactionTally,
});

const settled = (state: SurveyState, { data, revision }: Recorded) => ({ state, settledAt: data.occurredAt, revision });

const begun = ({ data, revision }: Recorded, state: SurveyState): SatisfactionRow => ({
  surveyId: data.surveyId,
  policyId: data.policyId,
  policyVersion: data.policyVersion,
  use: data.use,
  state,
  kind: data.subject.kind,
  subjectId: data.subject.id,
  endedAs: data.endedAs,
  outcome: data.outcome,
  segment: data.segment,
  channel: data.channel,
  support: data.support,
  department: data.department,
  month: monthOf(data.endedAt),
  providers: data.providers,
  officers: data.officers,
  hands: data.hands,
  submittedBy: data.submittedBy,
  speed: data.speed,
  daysToAnswer: data.daysToAnswer,
  ground: undefined,
  overall: undefined,
  aspects: undefined,
  reasonCode: undefined,
  reminderDue: false,
  offeredAt: data.occurredAt,
  settledAt: undefined,
  revision,
});

const RIYADH_AHEAD_MS = 3 * 3_600_000;

const monthOf = (at: string): string => new Date(Date.parse(at) + RIYADH_AHEAD_MS).toISOString().slice(0, 7);
