import { Stoppers } from './stoppers';

describe('stoppers', () => {
  it('stop in the reverse order of the start, each after the one before', async () => {
    const stopped: string[] = [];
    const stoppers = new Stoppers();
    for (const name of ['postgres', 'event node', 'api']) {
      stoppers.add(name, async () => {
        await Promise.resolve();
        stopped.push(name);
      });
    }
    expect(await stoppers.stopAll(1_000)).toEqual([]);
    expect(stopped).toEqual(['api', 'event node', 'postgres']);
  });

  it('go on after one that fails and one that hangs, and say so', async () => {
    const stopped: string[] = [];
    const stoppers = new Stoppers();
    stoppers.add('last', async () => stopped.push('last'));
    stoppers.add('hangs', () => new Promise(() => undefined));
    stoppers.add('fails', () => Promise.reject(new Error('no')));
    expect(await stoppers.stopAll(10)).toEqual(['fails: no', 'hangs did not stop within 0.01 s']);
    expect(stopped).toEqual(['last']);
  });

  it('stop what was added while they were stopping', async () => {
    const stopped: string[] = [];
    const stoppers = new Stoppers();
    stoppers.add('first', async () => stoppers.add('late', async () => stopped.push('late')));
    await stoppers.stopAll(1_000);
    expect(stopped).toEqual(['late']);
  });
});
