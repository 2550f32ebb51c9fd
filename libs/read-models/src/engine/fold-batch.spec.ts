import fc from 'fast-check';
import { ArrayLog } from '../../test/array-log';
import { CaseScript, daysAfter, stepNames, START } from '../../test/case-script';
import { ledger } from '../../test/ledger';
import { caseBoard } from '../case-board/case-board.fold';
import { numbers } from '../numbers/numbers.fold';
import { FoldFailed, foldBatch, partOf, type Rows } from './fold-batch';
import type { AnyProjection } from './projection';

type Stored = { rows: Map<string, string>; counters: Map<string, number> };

const asText = (row: object): string =>
  JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? `bigint ${value}` : value));
const asRow = (text: string): object =>
  JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith('bigint ') ? BigInt(value.slice(7)) : value,
  ) as object;

/** Folds the log in batches of these sizes (the last again and again), each from what the one before it stored. */
const folded = async (
  projection: AnyProjection,
  log: ArrayLog,
  sizes: readonly number[],
  documents: unknown,
): Promise<Stored> => {
  const stored: Stored = { rows: new Map(), counters: new Map() };
  let from = 0;
  for (let turn = 0; from < log.events.length; turn += 1) {
    const size = sizes[Math.min(turn, sizes.length - 1)] ?? 1;
    const before: Rows = new Map([...stored.rows].map(([key, text]) => [key, asRow(text)]));
    const batch = await foldBatch(
      projection,
      before,
      partOf(projection, log.events.slice(from, from + size)),
      () => documents,
    );
    for (const [key, row] of batch.written) stored.rows.set(key, asText(row));
    for (const key of batch.gone) stored.rows.delete(key);
    for (const [counter, by] of batch.counters) stored.counters.set(counter, (stored.counters.get(counter) ?? 0) + by);
    from += size;
  }
  return stored;
};

const plain = ({ rows, counters }: Stored): unknown => ({
  rows: [...rows.keys()].sort().map((key) => asRow(rows.get(key) ?? '{}')),
  counters: [...counters].filter(([, count]) => count !== 0).sort(),
});

const recounted = (projection: AnyProjection, { rows }: Stored): unknown => {
  const counters = new Map<string, number>();
  for (const text of rows.values())
    for (const counter of projection.tally?.(asRow(text)) ?? [])
      counters.set(counter, (counters.get(counter) ?? 0) + 1);
  return [...counters].sort();
};

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
const account = fc.constantFrom('a', 'b', 'c');
const ledgerEvent = fc.oneof(
  fc.record({
    type: fc.constant('Opened'),
    accountId: account,
    owner: fc.constantFrom('x', 'y', undefined),
    at: fc.constant(START),
  }),
  fc.record({ type: fc.constant('Changed'), accountId: account, amount: fc.integer({ min: -9, max: 9 }) }),
  fc.record({ type: fc.constant('Moved'), accountId: account, to: account, amount: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ type: fc.constant('Tagged'), accountId: account, tag: fc.constantFrom('t1', 't2') }),
  fc.record({ type: fc.constant('Closed'), accountId: account }),
  fc.record({ type: fc.constant('Noticed'), accountId: account }),
);
const caseStep = fc.record({
  caseId: fc.constantFrom('c1', 'c2', 'c3'),
  step: fc.constantFrom(...stepNames),
  after: fc.constantFrom(0.01, 0.5, 3, 9, 15),
});

describe('batches of any size give the same rows and tallies', () => {
  test('of a projection that opens, moves between rows and deletes', () =>
    fc.assert(
      fc.asyncProperty(fc.array(ledgerEvent, { maxLength: 60 }), sizes, async (events, cut) => {
        const log = new ArrayLog();
        for (const { type, ...data } of events) log.append(`account-${data.accountId}`, type, data);
        const whole = await folded(ledger(), log, [1_000], undefined);
        const parts = await folded(ledger(), log, cut, undefined);
        expect(plain(parts)).toEqual(plain(whole));
        expect((plain(parts) as { counters: unknown }).counters).toEqual(recounted(ledger(), parts));
      }),
      { numRuns: 300 },
    ));

  test('of the case board and the list of numbers, on what the decider records', () =>
    fc.assert(
      fc.asyncProperty(fc.array(caseStep, { maxLength: 60 }), sizes, async (steps, cut) => {
        const log = new ArrayLog();
        const script = new CaseScript(log);
        for (const caseId of ['c1', 'c2', 'c3']) script.submit(caseId);
        log.append('register-1447', 'ReferenceIssued', { caseId: 'c2', number: 1, hijriYear: 1447, occurredAt: START });
        let day = 0;
        for (const { caseId, step, after } of steps) script.try(caseId, step, daysAfter((day += after)));
        for (const projection of [caseBoard, numbers] as AnyProjection[]) {
          const whole = await folded(projection, log, [1_000], script.documents);
          const parts = await folded(projection, log, cut, script.documents);
          expect(plain(parts)).toEqual(plain(whole));
          expect((plain(parts) as { counters: unknown }).counters).toEqual(recounted(projection, parts));
        }
      }),
      { numRuns: 150 },
    ));
});

test('an event that names more than 1,000 rows is refused with its place', () => {
  const log = new ArrayLog();
  log.append('account-a', 'Noticed', { accountId: 'a' });
  log.append('account-a', 'Sweep', { accountId: 'a' });
  const sweeping: AnyProjection = {
    ...ledger(),
    keys: ({ type }) => (type === 'Sweep' ? Array.from({ length: 1_001 }, (_, n) => `k${n}`) : []),
  };
  const refused = (): unknown => partOf(sweeping, log.events);
  expect(refused).toThrow(FoldFailed);
  expect(refused).toThrow(expect.objectContaining({ index: 1 }));
});

test('a part ends with the event by which it touches enough, and the next begins after it', () => {
  const log = new ArrayLog();
  for (const type of ['Noticed', 'Opened', 'Noticed', 'Opened', 'Noticed'])
    log.append('account-a', type, { accountId: 'a' });
  const opening: AnyProjection = { ...ledger(), keys: ({ type }) => (type === 'Opened' ? ['a'] : []) };
  const first = partOf(opening, log.events, 0, 1);
  const second = partOf(opening, log.events, 2, 1);
  const last = partOf(opening, log.events, 4, 1);
  expect([first, second, last].map(({ events }) => events.length)).toEqual([2, 2, 1]);
  expect([first, second, last].map(({ touches }) => touches.map(({ index }) => index))).toEqual([[1], [1], []]);
});
