import {
  decidePolicy,
  evolvePolicy,
  initialPolicy,
  type PolicyCommand,
  type PolicyEvent,
  type PolicySeries,
} from '@lib/domain';
import { sentencesOf } from '@lib/testing';
import { actor, day, versionOne } from '../../fixtures/life-of-a-case';

const given = sentencesOf<PolicyCommand, PolicySeries, PolicyEvent>({
  decide: decidePolicy,
  evolve: evolvePolicy,
  initial: initialPolicy,
});
const adopt = (data: object): PolicyCommand =>
  ({
    type: 'AdoptPolicy',
    data: { policyId: 'main', version: 2, ...data },
    at: day(1),
    by: actor('board'),
  }) as PolicyCommand;
const first: PolicyEvent = {
  type: 'PolicyAdopted',
  data: { policyId: 'main', version: 1, use: 'live', effectiveFrom: day(0), occurredAt: day(0), document: versionOne },
};

const { reviewWindow, warning, form, survey, notifications } = versionOne;
const words = { ar: 'نص', en: 'text' };
const window = (changes: object) => ({ reviewWindow: { ...reviewWindow, ...changes } });
const thirteen = (one: unknown): unknown[] => Array.from({ length: 13 }, () => one);
const twelve = (one: unknown): unknown[] => Array.from({ length: 12 }, () => one);
const entry = { code: 'bylaws', version: '2', sha256: null, words };
const clause = { id: 'P1', binding: false, words };
const told = (changes: object) => ({ notifications: { ...notifications, ...changes } });

describe('P3 a version by which no case could be judged is refused at its first such member', () => {
  it.each<[string, object]>([
    ['/reviewWindow/target', window({ target: { length: 'P0D', source: 'house' } })],
    ['/reviewWindow/target', window({ target: { source: 'house' } })],
    ['/reviewWindow/ceiling', window({ ceiling: { length: 28, source: 'house' } })],
    ['/reviewWindow/from', window({ from: 'answer' })],
    ['/reviewWindow/floor/counting', window({ floor: { length: 'P14D', source: 'policy', counting: 'working_days' } })],
    ['/windows/answer', { windows: { answer: [] } }],
    ['/windows/answer', { windows: { answer: null } }],
    ['/windows/answer', { windows: { answer: 'P3D' } }],
    ['/windows/answer', { windows: { answer: { clause: 'P26', target: { length: 'soon' } } } }],
    ['/receivedAtMostBack', { receivedAtMostBack: 'a month' }],
    ['/warnAfterShare', { warnAfterShare: 0 }],
    ['/warnAfterShare', { warnAfterShare: 1 }],
    ['/warnAfterShare', { warnAfterShare: -0.5 }],
    ['/registrationFrom', { registrationFrom: 'submission' }],
    ['/gates', { gates: ['data_verified', 'made_up'] }],
    ['/gates', { gates: 'data_verified' }],
    ['/decision/requires', { decision: { requires: ['minutes'] } }],
    ['/decision/requires', { decision: {} }],
    ['/warning', { warning: { ...warning, attempts: 0 } }],
    ['/warning', { warning: { ...warning, channels: 1.5 } }],
    ['/warning', { warning: { ...warning, wait: 'P0D' } }],
    ['/warning/reasonCodes', { warning: { ...warning, reasonCodes: [1] } }],
    ['/warning/reasonCodes', { warning: { ...warning, reasonCodes: 'unreachable' } }],
    ['/form/required', { form: { ...form, required: [{}] } }],
    ['/form/requiredBySupport', { form: { ...form, requiredBySupport: [] } }],
    ['/form/requiredBySupport', { form: { ...form, requiredBySupport: null } }],
    ['/form/requiredBySupport', { form: { ...form, requiredBySupport: { care: ['name'], housing: [7] } } }],
    ['/clauses', { clauses: [] }],
    ['/clauses', { clauses: {} }],
    ['/clauses', { clauses: [...versionOne.clauses, clause] }],
    ['/clauses/1', { clauses: [clause, { ...clause, id: 'P1234' }] }],
    ['/clauses/0', { clauses: [{ ...clause, id: 'AP1' }] }],
    ['/clauses/0', { clauses: [{ ...clause, id: 'P' }] }],
    ['/clauses/0', { clauses: [null] }],
    ['/clauses/0', { clauses: [{ ...clause, words: undefined }] }],
    ['/clauses/0', { clauses: [{ ...clause, words: { ar: 'نص' } }] }],
    ['/clauses/0', { clauses: [{ ...clause, words: { ar: 5, en: 'text' } }] }],
    ['/clauses/0', { clauses: [{ ...clause, words: { ar: ' ', en: 'text' } }] }],
    ['/documents', { documents: {} }],
    ['/documents/0', { documents: [null] }],
    ['/documents/0', { documents: [{ ...entry, code: 'By laws' }] }],
    ['/documents/0', { documents: [{ ...entry, version: 2 }] }],
    ['/documents/0', { documents: [{ ...entry, version: '' }] }],
    ['/documents/1', { documents: [entry, { ...entry, words: { en: 'text' } }] }],
    ['/documents/0/sha256', { documents: [{ ...entry, sha256: 'a'.repeat(63) }] }],
    ['/documents/0/sha256', { documents: [{ ...entry, sha256: `${'a'.repeat(64)}0` }] }],
    ['/documents/0/sha256', { documents: [{ ...entry, sha256: `x${'a'.repeat(64)}` }] }],
    ['/formFields', { formFields: {} }],
    ['/formFields/0', { formFields: [null] }],
    ['/formFields/0', { formFields: [{ code: 'name' }] }],
    [
      '/formFields/1',
      {
        formFields: [
          { code: 'name', words },
          { code: 'Name', words },
        ],
      },
    ],
    ['/reminders/registration', { reminders: { registration: 'P7D' } }],
    ['/reminders/registration', { reminders: { registration: ['P7D', 'later'] } }],
    ['/reminders/registration', { reminders: { registration: thirteen('P7D') } }],
    ['/notifications/digestAt', told({ digestAt: '24:00' })],
    ['/notifications/digestAt', told({ digestAt: '8:30' })],
    ['/notifications/digestAt', told({ digestAt: '108:30' })],
    ['/notifications/digestAt', told({ digestAt: '08:301' })],
    ['/notifications/digestAt', told({ digestAt: '08:60' })],
    ['/notifications/digestAt', told({ digestAt: 830 })],
    ['/notifications/quietHours', told({ quietHours: { from: '21:00', to: '21:00' } })],
    ['/notifications/quietHours', told({ quietHours: { from: '21:00', to: 'morning' } })],
    ['/notifications/quietHours', told({ quietHours: { from: 'night', to: '07:00' } })],
    ['/notifications/retries', told({ retries: thirteen('PT1M') })],
    ['/notifications/retries', told({ retries: ['PT1M', 'soon'] })],
    ['/notifications/retries', told({ retries: 'PT1M' })],
    ['/retention', { retention: { length: 'P2D', source: 'house', counting: 'office_hours' } }],
    ['/confirmationWait', { confirmationWait: 'P0D' }],
    ['/objectionWithin', { objectionWithin: 60 }],
    ['/followUps', { followUps: thirteen({ after: 'P30D' }) }],
    ['/followUps', { followUps: { after: 'P30D' } }],
    ['/followUps/1/after', { followUps: [{ after: 'P30D' }, null] }],
    ['/survey/reminderAfter', { survey: { reminderAfter: 'a week' } }],
    ['/survey/minimumSample', { survey: { minimumSample: -1 } }],
    ['/survey/minimumSample', { survey: { minimumSample: '5' } }],
    ['/survey/aspects', { survey: { aspects: ['courtesy', 'Clear words'] } }],
    ['/survey/aspects', { survey: { aspects: 'courtesy' } }],
    ['/segments', { segments: 'family' }],
    ['/support', { support: [] }],
    ['/urgency', { urgency: [] }],
    ['/topics', { topics: [] }],
    ['/attachmentKinds', { attachmentKinds: [] }],
    ['/findings', { findings: [] }],
    ['/departments', { departments: [] }],
    ['/segments/1', { segments: ['family', 'Family'] }],
    ['/segments/0', { segments: ['1family'] }],
    ['/segments/0', { segments: [`a${'b'.repeat(64)}`] }],
    ['/segments/0', { segments: [null] }],
    ['/segments/0', { segments: [{ code: 'With Blanks' }] }],
    ['/reasons/rejected', { reasons: { rejected: [] } }],
    ['/texts/notice', { texts: { notice: [] } }],
    ['/texts/notice', { texts: { notice: 'text' } }],
    [
      '/texts/notice',
      {
        texts: {
          notice: [
            { version: 1, words },
            { version: 0, words },
          ],
        },
      },
    ],
    ['/requirements', { requirements: [] }],
    ['/requirements/care', { requirements: { care: {} } }],
    ['/requirements/care', { requirements: { care: [null] } }],
    ['/requirements/care', { requirements: { care: [{ code: 'Paper', required: true }] } }],
    ['/requirements/care', { requirements: { care: [{ code: 'paper', required: 'yes' }] } }],
  ])('%s', (pointer, data) => {
    given(first).when(adopt(data)).thenRefused('document_not_fit', { pointer });
  });

  it.each<[string, object]>([
    ['a whole day short of nothing', { warnAfterShare: 0.999 }],
    ['no target at all', { windows: { answer: { clause: 'P26', target: null } } }],
    [
      'office hours in hours',
      { windows: { answer: { clause: 'P26', target: { length: 'PT8H', source: 'house', counting: 'office_hours' } } } },
    ],
    [
      'days of work',
      { windows: { answer: { clause: 'P26', target: { length: 'P3D', source: 'house', counting: 'working_days' } } } },
    ],
    [
      'a floor in days of the calendar, said aloud',
      window({ floor: { length: 'P14D', source: 'policy', counting: 'calendar' } }),
    ],
    ['a count from the notice', window({ from: 'notice' })],
    ['a count from the submission', window({ from: 'submission' })],
    ['registration beside the study', { registrationFrom: 'verification' }],
    ['every gate', { gates: ['data_verified', 'attested', 'noticed', 'information_complete', 'need_assessed'] }],
    ['twelve reminders', { reminders: { registration: twelve('P7D') } }],
    ['twelve follow-ups', { followUps: twelve({ after: 'P7D' }) }],
    ['twelve tries more', told({ retries: twelve('PT1M') })],
    ['no quiet hours', told({ quietHours: null })],
    ['news at once', told({ digestAt: null })],
    ['the last minute of a day', told({ digestAt: '23:59' })],
    ['data kept as long as the law asks', { retention: null }],
    [
      'fields asked for by the kind of support',
      { form: { required: ['name'], requiredBySupport: { care: ['need'] } } },
    ],
    ['a document by its bytes', { documents: [{ ...entry, sha256: '0123456789abcdef'.repeat(4) }] }],
    ['the longest code', { topics: ['other', `a${'b'.repeat(63)}`] }],
    ['a code by its record', { topics: [{ code: 'other' }] }],
    ['a smallest sample of one', { survey: { ...survey, minimumSample: 1 } }],
  ])('takes %s', (_what, data) => {
    given(first).when(adopt(data)).thenTypes('PolicyAdopted');
  });

  it.each([
    ['reviewWindow', 'floor'],
    ['reviewWindow', 'target'],
    ['reviewWindow', 'ceiling'],
  ])('P30 knows the clause of the %s’s %s', (_window, part) => {
    const length = { length: 'P20D', clause: 'P37', source: 'house' };
    given(first)
      .when(adopt(window({ [part]: length })))
      .thenRefused('clause_unknown', {
        pointer: `/reviewWindow/${part}/clause`,
        allowed: versionOne.clauses.map(({ id }) => id),
      });
  });

  it('P30 knows the clause that a target is taken from', () => {
    const target = { length: 'P3D', clause: 'P37', source: 'house' };
    given(first)
      .when(adopt({ windows: { service: { clause: 'P29', target } } }))
      .thenRefused('clause_unknown', { pointer: '/windows/service/target/clause' });
  });

  it.each([
    ['none beside it', {}],
    ['itself', { publicCode: 'medical' }],
    ['none that is a code', { publicCode: 'Care at home' }],
  ])('a sensitive code may not stand in the clear: %s', (_what, cover) => {
    given(first)
      .when(adopt({ segments: ['family', { code: 'medical', sensitive: true, ...cover }] }))
      .thenRefused('sensitive_code', { pointer: '/segments/1' });
  });

  it('P27 takes a ceiling at the floor itself, and says both where it lies under it', () => {
    const ceiling = (length: string) => window({ ceiling: { length, source: 'house' } });
    given(first)
      .when(adopt(ceiling('P14D')))
      .thenTypes('PolicyAdopted');
    given(first)
      .when(adopt(ceiling('PT335H')))
      .thenRefused('ceiling_under_floor', { floor: 'P14D', ceiling: 'PT335H' });
  });
});
