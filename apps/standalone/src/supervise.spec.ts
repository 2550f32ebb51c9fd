import { supervise, type Engine } from './supervise';

/** An engine whose end the test decides on. */
const engineThat = (address = 'a'): Engine & { die(): void; stopped: boolean } => {
  let die: () => void = () => undefined;
  const exited = new Promise<void>((resolve) => (die = resolve));
  const engine = {
    address,
    exited,
    die,
    stopped: false,
    stop: async () => {
      engine.stopped = true;
      die();
    },
  };
  return engine;
};

const silent = (): void => undefined;
const never = (reason: Error): void => {
  throw reason;
};

describe('supervision', () => {
  it('starts an engine again that ended by itself, and stops the one that runs now', async () => {
    const engines = [engineThat(), engineThat()];
    const said: string[] = [];
    let starts = 0;
    const secondStarted = new Promise<void>((resolve) => {
      void supervise(
        'node',
        async () => {
          const engine = engines[starts++];
          if (starts === 2) resolve();
          return engine ?? engineThat();
        },
        (_engine, message) => said.push(message),
        never,
      ).then(async (running) => {
        engines[0]?.die();
        await secondStarted;
        await running.stop();
      });
    });
    await secondStarted;
    expect(said).toEqual(['ended by itself: starting it again (1 of 5)']);
    await engines[1]?.exited;
    expect(engines[1]?.stopped).toBe(true);
    expect(starts).toBe(2);
  });

  it('does not start again what was stopped', async () => {
    let starts = 0;
    const start = async (): Promise<Engine> => {
      starts += 1;
      return engineThat();
    };
    const running = await supervise('node', start, silent, never);
    await running.stop();
    expect(starts).toBe(1);
  });

  it('gives up when the engine comes up at another address, which nobody was told', async () => {
    const first = engineThat('a');
    const engines = [first, engineThat('b')];
    const reason = new Promise<Error>((resolve) => {
      void supervise('node', async () => engines.shift() ?? engineThat('c'), silent, resolve);
    });
    first.die();
    expect((await reason).message).toMatch(/another address/);
  });

  it('rejects when the first start fails', async () => {
    const start = (): Promise<Engine> => Promise.reject(new Error('no disk'));
    await expect(supervise('node', start, silent, never)).rejects.toThrow('no disk');
  });
});
