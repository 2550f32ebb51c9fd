import { RememberedIds } from './remembered-ids';
import { StreamStates, UNKNOWN_STREAM } from './stream-state';

const at = (revision: bigint) => ({ stream: 's', revision, position: revision + 1n });

describe('what the node remembers', () => {
  it('of ids is the newest, and of the same id where it was written first', () => {
    const ids = new RememberedIds(3);
    ids.remember('a', at(0n));
    ids.remember('a', at(9n));
    for (const [index, id] of ['b', 'c', 'd', 'e'].entries()) ids.remember(id, at(BigInt(index + 1)));
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => ids.get(id)?.revision)).toEqual([undefined, undefined, 2n, 3n, 4n]);
  });

  it('of streams is what was used last', () => {
    const states = new StreamStates(3);
    const known = (...names: string[]) => names.filter((name) => states.get(name) !== undefined);
    for (const name of ['a', 'b', 'c']) states.put(name, UNKNOWN_STREAM);
    states.get('a');
    states.put('d', UNKNOWN_STREAM);
    expect(known('a', 'b', 'c', 'd')).toEqual(['a', 'c', 'd']);
    states.put('a', UNKNOWN_STREAM);
    states.put('e', UNKNOWN_STREAM);
    states.put('f', UNKNOWN_STREAM);
    expect(known('a', 'b', 'c', 'd', 'e', 'f')).toEqual(['a', 'e', 'f']);
  });

  it('makes room in the same time, however much was forgotten before', () => {
    const CAPACITY = 40_000;
    const ids = new RememberedIds(CAPACITY);
    /** Of processor, in milliseconds: what else the machine does is not counted. */
    const fill = (from: number): number => {
      const before = process.cpuUsage();
      for (let index = from; index < from + CAPACITY; index += 1) ids.remember(`id ${index}`, at(1n));
      return process.cpuUsage(before).user / 1_000;
    };
    const [empty, , full] = [fill(0), fill(CAPACITY), fill(2 * CAPACITY)];
    expect(full).toBeLessThan(10 * empty + 100);
  });
});
