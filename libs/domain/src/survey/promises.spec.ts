import fc from 'fast-check';
import type { Role } from '../actor';
import { calendarVersionOne } from '../calendar';
import { decideStanding, evolveStanding, nextDueOf, nothingYet, type AggregateEvent, type Standing } from '../decider';
import { versionOneOfMain } from '../policy/version-one';
import { Refused } from '../refused';
import { withholdingGrounds, type RatedService, type SurveyEvent } from './events';
import { survey } from './survey';

const documents = { policy: versionOneOfMain('2023-11-27T00:00:00.000Z'), calendar: calendarVersionOne };
const START_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;
const RUNS = 2_000;

const service: RatedService = {
  subject: { kind: 'case', id: 'c', ending: 3 },
  endedAt: new Date(START_MS).toISOString(),
  endedAs: 'closed',
  invited: ['beneficiary'],
  hands: ['hand'],
  officers: ['hand'],
  providers: [],
};

type Sent = { type: string; data: object; by: string; afterDays: number };
const sent: fc.Arbitrary<Sent> = fc
  .tuple(
    fc.oneof(
      fc.record({
        type: fc.constant('OfferSurvey'),
        data: fc.record({
          service: fc.constant(service),
          ground: fc.option(fc.constantFrom(...withholdingGrounds), { nil: undefined }),
        }),
      }),
      {
        weight: 4,
        arbitrary: fc.record({
          type: fc.constant('RateService'),
          data: fc.record({
            overall: fc.integer({ min: -1, max: 7 }),
            aspects: fc.constantFrom({}, { courtesy: 5 }, { courtesy: 6 }, { charm: 3 }),
            ratedBy: fc.constantFrom(undefined, 'beneficiary', 'stranger'),
            hands: fc.constantFrom([], ['later']),
          }),
        }),
      },
      fc.record({
        type: fc.constant('DeclineRating'),
        data: fc.record({ reasonCode: fc.constantFrom(undefined, 'no_wish', 'made_up') }),
      }),
      fc.record({ type: fc.constant('SupersedeSurvey'), data: fc.constant({ supersededBy: 'other' }) }),
      fc.record({
        type: fc.constant('WithdrawInvitation'),
        data: fc.constantFrom({}, { ground: 'deceased' }, { ground: 'no_contact_wished' }),
      }),
      fc.record({ type: fc.constant('PassTimelineStep'), data: fc.constant({}) }),
    ),
    fc.constantFrom('hand', 'later', 'other'),
    fc.constantFrom(0, 0, 1, 9),
  )
  .map(([{ type, data }, by, afterDays]) => ({ type, data, by, afterDays }));

const offered: Sent = { type: 'OfferSurvey', data: { service }, by: 'other', afterDays: 0 };
const walk = fc
  .tuple(fc.constantFrom(true, true, false), fc.array(sent, { maxLength: 25 }))
  .map(([begun, commands]) => (begun ? [offered, ...commands] : commands));

type Taken = { sent: Sent; events: readonly SurveyEvent[]; standing: Standing };

const taken = (standing: Standing, { type, data, by }: Sent, at: string): readonly AggregateEvent[] => {
  const actor = { id: by, kind: 'person' as const, roles: ['officer'] as Role[] };
  const command = { type, data: { surveyId: 's', ...data }, at, by: actor };
  try {
    return decideStanding(survey, command, standing, documents, 'surveyId');
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
};

const walked = (commands: readonly Sent[]): Taken[] => {
  let standing: Standing = nothingYet;
  let days = 0;
  return commands.map((each) => {
    const at = new Date(START_MS + (days += each.afterDays) * DAY_MS).toISOString();
    const events = JSON.parse(JSON.stringify(taken(standing, each, at))) as SurveyEvent[];
    standing = events.reduce<Standing>((before, event) => evolveStanding(survey, before, event), standing);
    const left = events.length > 0 ? taken(standing, { ...each, type: 'PassTimelineStep' }, at) : [];
    expect(left).toEqual([]); // whatever was recorded, what was due stands before it
    return { sent: each, events, standing };
  });
};

const begins: readonly string[] = ['SurveyInvited', 'InvitationWithheld'];
const settles: readonly string[] = [
  'ServiceRated',
  'RatingDeclined',
  'SurveyExpired',
  'SurveySuperseded',
  'InvitationWithdrawn',
];

/** What of the promises does not hold, in words. */
const brokenIn = (steps: readonly Taken[]): string[] => {
  const events = steps.flatMap((step) => step.events);
  const types = events.map(({ type }) => type);
  const count = (names: readonly string[]): number => types.filter((type) => names.includes(type)).length;
  const end = types.findIndex((type) => settles.includes(type));
  const promises: Record<string, boolean> = {
    'offered once, and first': types.length === 0 || (count(begins) === 1 && begins.includes(types[0]!)),
    'settled once': count(settles) <= 1,
    'reminded of once': count(['RatingReminderDue']) <= 1,
    'withheld is the end': types[0] !== 'InvitationWithheld' || types.length === 1,
    'settled is the end': end === -1 || end === types.length - 1,
    'settled rings no more': end === -1 || nextDueOf(survey, steps.at(-1)!.standing, documents) === null,
  };
  return [
    ...Object.keys(promises).filter((promise) => !promises[promise]),
    ...steps.flatMap((step) =>
      ratingsOf(step)
        .filter((rating) => !isLawful(step.sent, rating))
        .map(() => 'lawful'),
    ),
  ];
};

type Rating = Extract<SurveyEvent, { type: 'ServiceRated' }>['data'];
const ratingsOf = ({ events }: Taken): Rating[] =>
  events.flatMap((event) => (event.type === 'ServiceRated' ? [event.data] : []));

const isLawful = ({ data, by }: Sent, { overall, aspects }: Rating): boolean => {
  const { hands = [], ratedBy } = data as { hands?: string[]; ratedBy?: string };
  const inRange = [overall, ...Object.values(aspects)].every((rating) => [1, 2, 3, 4, 5].includes(rating));
  return inRange && !['hand', ...hands].includes(by) && [undefined, 'beneficiary'].includes(ratedBy);
};

describe('Whatever is sent to a survey (P11, P13)', () => {
  it('P13: it is offered once, settled once, in range, by who may, and rings no more then', () => {
    let rated = 0;
    fc.assert(
      fc.property(walk, (commands) => {
        const steps = walked(commands);
        rated += steps.flatMap(ratingsOf).length;
        expect(brokenIn(steps)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    expect(rated).toBeGreaterThan(RUNS / 50);
  });

  it('its state can be told of any prefix, and of any order, of what can happen to it', () => {
    fc.assert(
      fc.property(walk, fc.infiniteStream(fc.nat()), (commands, picks) => {
        const events = walked(commands).flatMap((step) => step.events);
        const shuffled = events.map((event) => [picks.next().value as number, event] as const);
        shuffled.sort(([one], [other]) => one - other);
        for (const order of [events, shuffled.map(([, event]) => event)])
          order.reduce<Standing>((before, event) => evolveStanding(survey, before, event), nothingYet);
      }),
      { numRuns: 500 },
    );
  });
});
