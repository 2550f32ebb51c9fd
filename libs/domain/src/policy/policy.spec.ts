import {
  completed,
  decidePolicy,
  evolvePolicy,
  hijriDateOf,
  initialPolicy,
  policyInForce,
  versionOneOfMain,
  type PolicyCommand,
  type PolicyEvent,
  type PolicySeries,
  type PolicyVersion,
} from '@lib/domain';
import { sentencesOf } from '@lib/testing';
import { actor, day } from '../../fixtures/life-of-a-case';

const given = sentencesOf<PolicyCommand, PolicySeries, PolicyEvent>({
  decide: decidePolicy,
  evolve: evolvePolicy,
  initial: initialPolicy,
});
const { policyId: _id, version: _version, effectiveFrom: _from, use: _use, ...one } = versionOneOfMain(day(0));
const adopt = (data: object, by = actor('board'), at = day(0)): PolicyCommand =>
  ({
    type: 'AdoptPolicy',
    data: { policyId: 'main', version: 1, effectiveFrom: at, ...data },
    at,
    by,
  }) as PolicyCommand;
const adopted = (data: object = {}): PolicyEvent => decidePolicy(adopt(data), initialPolicy)[0]!;
const documentIn = (event: PolicyEvent | undefined): PolicyVersion =>
  (event!.data as { document: PolicyVersion }).document;
const second = (data: object) => adopt({ version: 2, effectiveFrom: day(10), ...data });
const window = (changes: object) => ({ reviewWindow: { ...one.reviewWindow, ...changes } });

const whyNot: Record<string, string> = {
  'P3 only the board adopts into main': 'role',
  'P3 the system adopts the first only': 'role',
  'P3 main is live': 'only_main_is_live',
  'P3 main alone is live': 'only_main_is_live',
  'P3 an importer adopts no demonstration': 'role',
  'P3 a supervisor adopts nothing historical': 'role',
  'no demonstration by a real issuer': 'no_demonstration_here',
  'a use is fixed': 'use_is_fixed',
};

describe('AdoptPolicy', () => {
  it("P3 P30 records the whole document; version 1 is the system's, in force since its own day", () => {
    const since = '2023-11-27T00:00:00.000Z';
    const document = versionOneOfMain(since);
    given()
      .when(adopt({ ...one, use: 'live', effectiveFrom: since }, actor('system')))
      .then({
        type: 'PolicyAdopted',
        data: { policyId: 'main', version: 1, use: 'live', effectiveFrom: since, occurredAt: day(0), document },
      });
  });

  it('P3 what a new version does not say stays as it was', () => {
    const [event] = decidePolicy(second(window({ floor: null })), [adopted()].reduce(evolvePolicy, initialPolicy));
    expect(documentIn(event)).toEqual({
      ...versionOneOfMain(day(10)),
      version: 2,
      reviewWindow: { ...one.reviewWindow, floor: null },
    });
  });

  it("P3 a window says only what is new of it, and an unmarked length is the house's", () => {
    const history = [adopted()].reduce(evolvePolicy, initialPolicy);
    const [event] = decidePolicy(
      second({ reviewWindow: { target: { length: 'P20D' } }, windows: { answer: undefined } }),
      history,
    );
    expect(documentIn(event).reviewWindow).toEqual({
      ...one.reviewWindow,
      target: { length: 'P20D', source: 'house' },
    });
    expect(documentIn(event).windows).toEqual(one.windows);
  });

  it('P3 takes the next number only, and a live one not in the past', () => {
    given()
      .when(adopt({ version: 2 }))
      .thenRefused('version_not_next', { next: 1 });
    given(adopted())
      .when(adopt({ version: 1 }))
      .thenRefused('version_not_next', { next: 2 });
    given(adopted())
      .when(second({ effectiveFrom: day(-1) }))
      .thenRefused('effective_in_past');
    given()
      .when(adopt({ policyId: 'receipt-log', use: 'historical', effectiveFrom: day(-900) }, actor('importer')))
      .thenTypes('PolicyAdopted');
  });

  it('P27 refuses a ceiling under the floor, and takes the readings that we do not ship', () => {
    const ceiling = (length: string) => ({ length, clause: 'P27', source: 'policy' });
    given(adopted())
      .when(second(window({ ceiling: ceiling('P13D') })))
      .thenRefused('ceiling_under_floor');
    given(adopted())
      .when(second(window({ ceiling: ceiling('P14D') })))
      .thenTypes('PolicyAdopted');
    given(adopted())
      .when(second(window({ floor: null, ceiling: ceiling('P14D') })))
      .thenTypes('PolicyAdopted');
    given(adopted())
      .when(second(window({ from: 'submission' })))
      .thenTypes('PolicyAdopted');
  });

  it.each([
    ['P3 only the board adopts into main', adopt({ version: 2 }, actor('supervisor')), [adopted()]],
    ['P3 the system adopts the first only', adopt({ version: 2 }, actor('system')), [adopted()]],
    ['P3 main is live', adopt({ use: 'historical' }), []],
    ['P3 main alone is live', adopt({ policyId: 'other', use: 'live' }), []],
    ['P3 an importer adopts no demonstration', adopt({ policyId: 'x', use: 'demonstration' }, actor('importer')), []],
    ['P3 a supervisor adopts nothing historical', adopt({ policyId: 'x', use: 'historical' }, actor('supervisor')), []],
    [
      'no demonstration by a real issuer',
      adopt({ policyId: 'x', use: 'demonstration', demonstrationRefused: true }),
      [],
    ],
    [
      'a use is fixed',
      adopt({ policyId: 'x', version: 2, use: 'historical' }),
      [adopted({ policyId: 'x', use: 'demonstration' })],
    ],
  ])('%s', (title, command, history) => {
    const { policyId, use = policyId === 'main' ? 'live' : undefined } = command.data as {
      policyId: string;
      use?: string;
    };
    given(...history)
      .when(command)
      .thenRefused('series_not_allowed', { policyId, use, why: whyNot[title] });
  });

  it('P3 a historical series is taken where demonstrations are refused, and the system begins a live one only', () => {
    const historical = { policyId: 'old-book', use: 'historical', demonstrationRefused: true };
    given().when(adopt(historical)).thenTypes('PolicyAdopted');
    given()
      .when(adopt({ policyId: 'old-book', use: 'historical' }, actor('system')))
      .thenRefused('series_not_allowed', { why: 'role' });
    given()
      .when(adopt({ effectiveFrom: day(-1) }))
      .thenRefused('effective_in_past', { earliest: day(0) });
  });

  it('a supervisor adopts a demonstration with windows of seconds', () => {
    const seconds = window({ floor: { length: 'PT20S', clause: 'P27', source: 'policy' } });
    given()
      .when(adopt({ policyId: 'show', use: 'demonstration', ...seconds }, actor('supervisor')))
      .thenTypes('PolicyAdopted');
  });

  it.each([
    ['/reviewWindow/floor', window({ floor: { length: '14 days', source: 'policy' } })],
    ['/reviewWindow/floor/counting', window({ floor: { length: 'P14D', source: 'policy', counting: 'working_days' } })],
    ['/reviewWindow/target', window({ target: { length: 'P2D', source: 'house', counting: 'office_hours' } })],
    ['/reviewWindow/target', window({ target: { length: 'P2D', source: 'house', counting: 'moons' } })],
    ['/reviewWindow/from', window({ from: 'birth' })],
    ['/reviewWindow/earlyAnswer', window({ earlyAnswer: 'perhaps' })],
    ['/gates', { gates: ['made_up'] }],
    ['/segments', { segments: [] }],
    ['/segments/0', { segments: ['With Blanks'] }],
    ['/reasons/rejected/0', { reasons: { rejected: [{}] } }],
    ['/requirements/financial', { requirements: { financial: ['iban'] } }],
    ['/windows/service', { windows: { service: { target: { length: 'P0D' } } } }],
    ['/warnAfterShare', { warnAfterShare: 1 }],
    ['/followUps/0/after', { followUps: [{ after: 'later' }] }],
    ['/survey/minimumSample', { survey: { minimumSample: 0 } }],
    ['/clauses/0', { clauses: [{ id: 'Q1', binding: true, words: { ar: 'ن', en: 'n' } }] }],
    [
      '/documents/0/sha256',
      { documents: [{ code: 'bylaws', version: '2', sha256: 'x', words: { ar: 'ن', en: 'n' } }] },
    ],
    ['/retention', { retention: { length: 'ten years', source: 'house' } }],
  ])('refuses a document by which no case could be judged: %s', (pointer, data) => {
    given(adopted()).when(second(data)).thenRefused('document_not_fit', { pointer });
  });

  it('P30 knows every clause that a window names', () => {
    given(adopted())
      .when(second({ windows: { answer: { clause: 'P99', target: null } } }))
      .thenRefused('clause_unknown', { pointer: '/windows/answer/clause' });
    given(adopted())
      .when(second(window({ floor: { length: 'P14D', clause: 'P98', source: 'policy' } })))
      .thenRefused('clause_unknown', { pointer: '/reviewWindow/floor/clause' });
  });

  it('takes a sensitive code only with a coarser public one beside it', () => {
    const medical = { code: 'medical', sensitive: true };
    given(adopted())
      .when(second({ support: ['other', medical] }))
      .thenRefused('sensitive_code', { pointer: '/support/1' });
    given(adopted())
      .when(second({ support: ['other', { ...medical, publicCode: 'care' }] }))
      .thenTypes('PolicyAdopted');
  });
});

describe('the version in force', () => {
  it('P3 is the highest whose day has come', () => {
    const [next] = decidePolicy(second({}), [adopted()].reduce(evolvePolicy, initialPolicy));
    const series = [adopted(), next!].reduce(evolvePolicy, initialPolicy);
    expect([-1, 0, 9, 10, 99].map((at) => policyInForce(series, day(at))?.version)).toEqual([undefined, 1, 1, 2, 2]);
  });
});

test('P3: a version that was adopted before a member could be said stands under the house’s practice for it', () => {
  const whole = versionOneOfMain(day(0));
  const { inquiry: _i, dispute: _d, survey: _s, follow_up: _f, ...windows } = whole.windows;
  const older = { ...whole, windows } as unknown as Record<string, unknown>;
  for (const later of ['confirmationWait', 'objectionWithin', 'followUps', 'findings', 'survey', 'departments'])
    delete older[later];
  expect(completed(older as PolicyVersion)).toEqual(whole);
  expect(completed({ ...(older as PolicyVersion), confirmationWait: 'P7D' }).confirmationWait).toBe('P7D');
});

test('P30: version 1 stands on the meeting that adopted it, on one day in both calendars', () => {
  const { basis } = versionOneOfMain(day(0));
  expect(basis).toEqual({ meeting: 6, term: 1, hijriDate: '1445-05-13', date: '2023-11-27' });
  const { year, month, day: ofMonth } = hijriDateOf(`${basis.date}T09:00:00.000Z`);
  expect([year, month, ofMonth]).toEqual(basis.hijriDate!.split('-').map(Number));
});
