import { gathered } from './gathered';

describe('Look-ups that are gathered', () => {
  const asked: string[][] = [];
  const release: (() => void)[] = [];
  const look = gathered(async (ids: readonly string[]) => {
    asked.push([...ids]);
    await new Promise<void>((resolve) => release.push(resolve));
    if (ids.includes('broken')) throw new Error('away');
    return ids.length;
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('those that ask while one is under way go together with the next', async () => {
    const first = look(['one']);
    await turn();
    const second = look(['two', 'three']);
    const third = look(['three']);
    await turn();
    expect(asked).toEqual([['one']]);
    release.shift()!();
    expect(await first).toBe(1);
    await turn();
    expect(asked).toEqual([['one'], ['two', 'three', 'three']]);
    release.shift()!();
    expect(await Promise.all([second, third])).toEqual([3, 3]);
  });

  it('one that fails stops none after it', async () => {
    const failing = look(['broken']);
    await turn();
    const after = look(['four']);
    release.shift()!();
    await expect(failing).rejects.toThrow('away');
    await turn();
    release.shift()!();
    expect(await after).toBe(1);
  });
});
