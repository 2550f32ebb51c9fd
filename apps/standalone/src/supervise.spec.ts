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
const unwatched = { report: silent, giveUp: never };

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
        { report: (_engine, message) => said.push(message), giveUp: never },
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
    const running = await supervise('node', start, unwatched);
    await running.stop();
    expect(starts).toBe(1);
  });

  it('gives up when the engine comes up at another address, which nobody was told', async () => {
    const first = engineThat('a');
    const engines = [first, engineThat('b')];
    const reason = new Promise<Error>((resolve) => {
      void supervise('node', async () => engines.shift() ?? engineThat('c'), { report: silent, giveUp: resolve });
    });
    first.die();
    expect((await reason).message).toMatch(/another address/);
  });

  it('waits for the engine beneath, however often that takes it along, and counts only what ended by itself', async () => {
    const FALLS = 8;
    const said: string[] = [];
    let serves = true;
    let engine = engineThat();
    let starts = 0;
    const running = await supervise(
      'node',
      async () => {
        starts += 1;
        return (engine = engineThat());
      },
      {
        report: (_engine, message) => {
          said.push(message);
          if (message.startsWith('ended with')) setImmediate(() => (serves = true));
        },
        giveUp: never,
        beneathServes: async () => serves,
      },
    );
    for (let fall = 1; fall <= FALLS; fall += 1) {
      serves = false;
      engine.die();
      while (starts === fall) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(said).toEqual(
      Array.from({ length: FALLS }, () => 'ended with the engine that it stands on: waiting for that one'),
    );
    engine.die();
    while (starts === FALLS + 1) await new Promise((resolve) => setImmediate(resolve));
    expect(said.at(-1)).toBe('ended by itself: starting it again (1 of 5)');
    await running.stop();
  });

  it('stops while it waits for the engine beneath', async () => {
    let serves = true;
    let starts = 0;
    const engine = engineThat();
    const start = async (): Promise<Engine> => {
      starts += 1;
      return engine;
    };
    const waits = new Promise<void>((resolve) => {
      void supervise('node', start, { report: () => resolve(), giveUp: never, beneathServes: async () => serves }).then(
        async (running) => {
          serves = false;
          engine.die();
          await waits;
          await running.stop();
        },
      );
    });
    await waits;
    expect(starts).toBe(1);
  });

  it('rejects when the first start fails', async () => {
    const start = (): Promise<Engine> => Promise.reject(new Error('no disk'));
    await expect(supervise('node', start, unwatched)).rejects.toThrow('no disk');
  });
});
