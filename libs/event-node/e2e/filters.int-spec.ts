import {
  END,
  eventTypeFilter,
  excludeSystemEvents,
  streamNameFilter,
  type EventStoreDBClient,
  type Filter,
  type Position,
} from '@eventstore/db-client';
import { Heard, closeFixture, event, eventsOf, newStream, openFixture, until, type Fixture } from './log-client';

let fixture: Fixture;
let client: EventStoreDBClient;
const heard: Heard[] = [];

beforeAll(async () => {
  fixture = await openFixture();
  ({ client } = fixture);
});
afterEach(async () => {
  for (const subscription of heard.splice(0)) await subscription.stop();
});
afterAll(() => closeFixture(fixture));

const before = async (): Promise<Position> => (await client.appendToStream(newStream(), event('before'))).position!;

/** Follows through a filter; each checkpoint is noted among what was heard. */
const follow = (filter: Filter, fromPosition: Position | typeof END): Heard => {
  const checkpointReached = async (_: unknown, position: Position): Promise<void> => {
    subscription.checkpoints.push(position.commit);
  };
  const subscription = new Heard(client.subscribeToAll({ fromPosition, filter: { ...filter, checkpointReached } }));
  heard.push(subscription);
  return subscription;
};

test.each([
  ['event types by prefix', eventTypeFilter({ prefixes: ['Case', 'Poli'] }), ['CaseOpened', 'PolicyAdopted']],
  ['event types by expression', eventTypeFilter({ regex: 'Opened$' }), ['CaseOpened', 'LetterOpened']],
  ['stream names by prefix', streamNameFilter({ prefixes: ['letter-'] }), ['LetterOpened']],
  ['stream names by expression', streamNameFilter({ regex: '^(case|policy)-' }), ['CaseOpened', 'PolicyAdopted']],
  ['what is no system event', excludeSystemEvents(), ['CaseOpened', 'LetterOpened', 'PolicyAdopted']],
  ['nothing by no prefix', eventTypeFilter({ prefixes: [] }), []],
])('%s', async (_, filter, expected) => {
  const position = await before();
  await client.appendToStream(newStream('case'), event('CaseOpened'));
  await client.setStreamMetadata(newStream('case'), { maxCount: 5 });
  await client.appendToStream(newStream('letter'), event('LetterOpened'));
  await client.appendToStream(newStream('policy'), event('PolicyAdopted'));
  const subscription = follow(filter, position);
  await subscription.hears('confirmed', ...expected, 'caught up');
});

test('a history of other events moves the checkpoint on, in order, to the end of the log', async () => {
  const position = await before();
  const { position: last } = await client.appendToStream(newStream(), eventsOf(...Array<string>(500).fill('Other')));
  const subscription = follow(eventTypeFilter({ prefixes: ['Wanted'] }), position);
  await subscription.hears('confirmed', 'caught up');
  const { checkpoints } = subscription;
  expect(checkpoints.length).toBeGreaterThanOrEqual(500 / 32);
  expect(checkpoints).toEqual([...new Set(checkpoints)].sort((a, b) => Number(a - b)));
  expect(checkpoints.at(-1)).toBe(last!.commit);
});

test('live, every interval of committed events moves the checkpoint on; from the end there is none before', async () => {
  const filter = eventTypeFilter({ prefixes: ['Wanted'], checkpointInterval: 2, maxSearchWindow: 5 });
  const subscription = follow(filter, END);
  await subscription.hears('confirmed', 'caught up');
  expect(subscription.checkpoints).toEqual([]);
  const positions: bigint[] = [];
  for (let n = 1; n <= 25; n += 1) {
    const { position } = await client.appendToStream(newStream(), event(n % 7 === 0 ? 'Wanted' : 'Other'));
    positions.push(position!.commit);
  }
  await until('two checkpoints', () => subscription.checkpoints.length >= 2);
  expect(subscription.checkpoints).toEqual([positions[9], positions[19]]);
  await subscription.hears('confirmed', 'caught up', 'Wanted', 'Wanted', 'Wanted');
});

test('a subscription taken up again at a checkpoint misses nothing and repeats nothing', async () => {
  const position = await before();
  for (let n = 0; n < 10; n += 1) {
    await client.appendToStream(newStream(), eventsOf('Wanted', ...Array<string>(20).fill('Other')));
  }
  const whole = follow(eventTypeFilter({ prefixes: ['Wanted'] }), position);
  await whole.hears('confirmed', ...Array<string>(10).fill('Wanted'), 'caught up');
  expect(whole.checkpoints.length).toBeGreaterThan(3);
  for (const checkpoint of whole.checkpoints) {
    const rest = whole.positions.filter((found) => found > checkpoint);
    const resumed = follow(eventTypeFilter({ prefixes: ['Wanted'] }), { commit: checkpoint, prepare: checkpoint });
    await resumed.hears('confirmed', ...rest.map(() => 'Wanted'), 'caught up');
    expect(resumed.positions).toEqual(rest);
  }
});

test('an expression that is none is refused', async () => {
  const subscription = follow(eventTypeFilter({ regex: '(' }), END);
  await until('the refusal', () => subscription.failure !== undefined);
  expect(subscription.failure?.message).toContain('regular expression');
});
