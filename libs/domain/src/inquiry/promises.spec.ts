import fc from 'fast-check';
import {
  decideStanding,
  disputeDecider,
  evolveStanding,
  inquiryDecider,
  nextDueOf,
  nothingYet,
  Refused,
  type AggregateCommand,
  type AggregateEvent,
  type AnyDecider,
  type Dispute,
  type Inquiry,
  type Standing,
} from '@lib/domain';
import { mainDocuments, onDay } from '../../fixtures/decided';

// Refusals are answers here: their stacks would take a third of the time.
Error.stackTraceLimit = 0;

const actors = ['huda', 'salim', 'member-1'] as const;
const reasons = ['answer_did_not_help', 'no_longer_needed', 'other', 'made_up', undefined];

const aCase = fc.record({
  caseId: fc.constant('c1'),
  applicantId: fc.constant('a1'),
  beneficiaryId: fc.constant('b1'),
  ended: fc.boolean(),
  entry: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  hands: fc.constant(['salim', 'member-1']),
});

/** A body with whatever any of the commands could carry. */
const body = fc.record({
  kind: fc.constantFrom('question', 'suggestion', 'complaint', 'obstacle'),
  channel: fc.constantFrom('phone', 'letter', undefined),
  topicCode: fc.constantFrom('timing', 'weather', undefined),
  concerns: fc.constantFrom('salim', undefined),
  reasonCode: fc.constantFrom(...reasons),
  department: fc.constantFrom('services', 'nowhere'),
  outcome: fc.constantFrom('upheld', 'not_upheld'),
  legalBasis: fc.constantFrom('law/1', undefined),
  to: fc.constantFrom({ role: 'officer' }, { actorId: 'salim' }, { actorId: 'huda' }),
  answer: fc.constantFrom(undefined, {}),
  caseId: fc.constant('c1'),
  round: fc.integer({ min: 1, max: 4 }),
  ofCase: aCase,
});

const commandsOf = (decider: AnyDecider, idName: string): fc.Arbitrary<AggregateCommand[]> =>
  fc
    .array(
      fc.record({
        type: fc.constantFrom(...Object.keys(decider.commands)),
        data: body,
        days: fc.integer({ min: 0, max: 9 }),
        by: fc.constantFrom(...actors),
      }),
      { maxLength: 24, size: 'max' },
    )
    .map((steps) => {
      let day = 0;
      return steps.map(({ type, data, days, by }, index) => ({
        // Most begin as they should, and some with what cannot be.
        type: index === 0 && days > 0 ? Object.keys(decider.commands)[0]! : type,
        data: { ...data, [idName]: 'one' },
        at: onDay((day += days)),
        by: { id: by, kind: 'person' as const, roles: ['officer' as const] },
      }));
    });

type Taken = { command: AggregateCommand; before: Standing; events: readonly AggregateEvent[] };

/** Throws what is no refusal. */
const walk = (decider: AnyDecider, idName: string, commands: readonly AggregateCommand[]): Taken[] => {
  let standing: Standing = nothingYet;
  return commands.flatMap((command) => {
    try {
      const before = standing;
      const events = decideStanding(decider, command, before, mainDocuments, idName);
      standing = events.reduce<Standing>((so, event) => evolveStanding(decider, so, event), before);
      return [{ command, before, events }];
    } catch (error) {
      if (error instanceof Refused) return [];
      throw error;
    }
  });
};

const isDue = (decider: AnyDecider, { type }: AggregateEvent): boolean => type in decider.dueKinds;

/** The sentences of what is broken. */
type Broken = string[];

const brokenOfBoth = (decider: AnyDecider, taken: readonly Taken[]): Broken => {
  const all = taken.flatMap(({ events }) => events);
  const due = all.filter((event) => isDue(decider, event)).map(({ type, data }) => `${type} ${startOf(data)}`);
  const twice = due.filter((step, index) => due.indexOf(step) !== index).map((step) => `${step} fell due twice`);
  // Total: from any part, in any order; what throws is broken.
  const odd = all.filter((_event, index) => index % 2 === 1);
  for (const part of [odd, all.toReversed(), [...all, ...odd]]) {
    const standing = part.reduce<Standing>((so, event) => evolveStanding(decider, so, event), nothingYet);
    if (standing.own) nextDueOf(decider, standing, mainDocuments);
  }
  return [...twice, ...taken.flatMap((each) => brokenByDue(decider, each))];
};

/** What was due stands first, and all of it. */
const brokenByDue = (decider: AnyDecider, { command, before, events }: Taken): Broken => {
  const own = events.findIndex((event) => !isDue(decider, event));
  if (own === -1) return [];
  const late = events.slice(own).some((event) => isDue(decider, event));
  const next = nextDueOf(decider, before, mainDocuments);
  const missing = next !== null && next <= command.at && own === 0;
  return [...(late ? [`${command.type}: a due step stands last`] : []), ...(missing ? [`${next} was due`] : [])];
};

const startOf = (data: object): unknown => ('start' in data ? data.start : undefined);

const brokenByInquiry = ({ command, before, events }: Taken): Broken => {
  const own = before.own as Inquiry | undefined;
  return events
    .filter((event) => !isDue(inquiryDecider, event))
    .filter((event) => breaksInquiry(event, own, command.by.id))
    .map(({ type }) => `${type} after ${JSON.stringify(own)} by ${command.by.id}`);
};

const unhandled = new Set(['InquiryReceived', 'InquiryReopened', 'InquiryAbandoned', 'InquiryReopeningAbandoned']);
const rulable = new Set(['suggestion', 'obstacle']);

const breaksInquiry = ({ type, data }: AggregateEvent, own: Inquiry | undefined, by: string): boolean => {
  const round = 'round' in data ? Number(data.round) : 0;
  if (!own) return round < 1;
  if (round < own.round) return true;
  if (own.concerns === by && !unhandled.has(type)) return true;
  if (own.status === 'closed') return type !== 'InquiryReopened' && type !== 'InquiryReopeningAbandoned';
  if (own.status === 'withdrawn') return type !== 'InquiryReopeningAbandoned';
  if (type !== 'InquiryClosed') return false;
  return own.status !== 'answered' || (rulable.has(own.kind) && own.ruling === undefined);
};

const brokenByDispute = ({ command, before, events }: Taken): Broken => {
  const own = before.own as Dispute | undefined;
  const types = events.filter((event) => !isDue(disputeDecider, event)).map(({ type }) => type);
  const over = own !== undefined && own.status !== 'open' && types.length > 0;
  const ends = types.some((type) => type === 'DisputeSettled' || type === 'DisputeWithdrawn');
  const handed = ends && command.by.id !== 'huda';
  return [
    ...(over ? [`${types} on a dispute that is ${own.status}`] : []),
    ...(handed ? ['by a hand in the case'] : []),
  ];
};

describe('whatever is sent', () => {
  it('P5 P9 P15 P19 to an inquiry: it keeps every promise, over 5,000 sequences', () => {
    fc.assert(
      fc.property(commandsOf(inquiryDecider, 'inquiryId'), (commands) => {
        const taken = walk(inquiryDecider, 'inquiryId', commands);
        expect([...brokenOfBoth(inquiryDecider, taken), ...taken.flatMap(brokenByInquiry)]).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('P1 P2 to a dispute: it keeps every promise, over 5,000 sequences', () => {
    fc.assert(
      fc.property(commandsOf(disputeDecider, 'disputeId'), (commands) => {
        const taken = walk(disputeDecider, 'disputeId', commands);
        expect([...brokenOfBoth(disputeDecider, taken), ...taken.flatMap(brokenByDispute)]).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });
});
