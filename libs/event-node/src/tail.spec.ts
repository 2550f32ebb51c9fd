import type { StoredEvent } from './stored-event';
import { Tail } from './tail';

const at = (position: number, stream = 's', bytes = 10): StoredEvent => ({
  position: BigInt(position),
  stream,
  revision: 0n,
  id: '',
  type: 'T',
  json: true,
  created: 0n,
  metadata: Buffer.alloc(0),
  data: Buffer.alloc(bytes),
});
const positions = (events: readonly StoredEvent[] | undefined) => events?.map(({ position }) => Number(position));

test('gives what came after a position, and nothing at the head', () => {
  const tail = new Tail(10n);
  tail.push([at(12), at(15)]);
  tail.push([at(20)]);
  expect(positions(tail.after(10n))).toEqual([12, 15, 20]);
  expect(positions(tail.after(12n))).toEqual([15, 20]);
  expect(positions(tail.after(13n))).toEqual([15, 20]);
  expect(positions(tail.after(20n))).toEqual([]);
  expect(tail.last).toBe(20n);
});

test('says when it does not reach back', () => {
  const tail = new Tail(10n);
  expect(tail.after(9n)).toBeUndefined();
});

test('keeps a bounded number of events and of bytes, and never leaves a gap', () => {
  const many = new Tail(0n);
  for (let n = 1; n <= 20_000; n += 1) many.push([at(n)]);
  expect(many.after(20_000n - 4_097n)).toBeUndefined();
  expect(positions(many.after(20_000n - 4_096n))![0]).toBe(20_000 - 4_095);
  const large = new Tail(0n);
  for (let n = 1; n <= 100; n += 1) large.push([at(n, 's', 1024 * 1024)]);
  expect(large.after(90n)).toBeUndefined();
  expect(positions(large.after(95n))).toEqual([96, 97, 98, 99, 100]);
});

test('wakes once: for any commit, or for those of one stream', () => {
  const tail = new Tail(0n);
  const woken: string[] = [];
  tail.onNext((upTo) => woken.push(`all ${upTo}`));
  tail.onNext((upTo) => woken.push(`a ${upTo}`), 'a');
  const forget = tail.onNext(() => woken.push('never'), 'a');
  forget();
  tail.push([at(1, 'b')]);
  expect(woken).toEqual(['all 0']);
  tail.push([at(2, 'a')]);
  expect(woken).toEqual(['all 0', 'a 1']);
  tail.push([at(3, 'a')]);
  expect(woken).toEqual(['all 0', 'a 1']);
});
