import { AskedReconciliations, type Wishes } from './asked-reconciliations';

/** What stands in the database, and who has it in hand. */
class Desk implements Wishes {
  wish: string | undefined;
  looked = 0;
  private held = false;
  private count = 0;

  ask(): void {
    this.wish = `wish-${(this.count += 1)}`;
  }

  wished = async (): Promise<string | undefined> => {
    this.looked += 1;
    return this.wish;
  };

  grant = async (wish: string): Promise<void> => {
    if (this.wish === wish) this.wish = undefined;
  };

  lease = async () => {
    if (this.held) return null;
    this.held = true;
    return { release: async () => this.freeLease() };
  };

  /** As Postgres does when a process is gone. */
  freeLease(): void {
    this.held = false;
  }
}

const PACE = { lookEveryMs: 1, againMs: 1, differsAgainMs: 5 };
const DEADLINE_MS = 5_000;

const until = async (holds: () => boolean): Promise<void> => {
  const deadline = performance.now() + DEADLINE_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('It never held.');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
};

/** Long enough for a worker to do what it should not. */
const someLooks = (): Promise<void> => {
  const enough = desk.looked + 20;
  return until(() => desk.looked > enough);
};

let desk: Desk;
let said: string[];
const ending: (() => void)[] = [];
const workers: AskedReconciliations[] = [];

beforeEach(() => {
  desk = new Desk();
  said = [];
});
afterEach(async () => {
  for (const end of ending.splice(0)) end();
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
});

const worker = (compare: () => Promise<boolean>): void =>
  void workers.push(new AskedReconciliations(desk, compare, desk.lease, (line) => void said.push(line), PACE));

/** Answers as told, then that nothing differs. */
const comparing = (...answers: (boolean | Error)[]) => {
  const compare = async (): Promise<boolean> => {
    compare.times += 1;
    const answer = answers.shift() ?? true;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  compare.times = 0;
  return compare;
};

/** A comparison that has begun, and ends when it is told to. */
const held = () => {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  ending.push(end);
  const compare = async (): Promise<boolean> => {
    compare.begun = true;
    await ended;
    return true;
  };
  compare.begun = false;
  return { compare, end };
};

test('nothing is compared that nobody asked for; a wish is granted by one comparison', async () => {
  const compare = comparing();
  worker(compare);
  await someLooks();
  expect(compare.times).toBe(0);
  desk.ask();
  await until(() => desk.wish === undefined);
  await someLooks();
  expect(compare.times).toBe(1);
});

test('a wish stands while it is compared, and the next worker takes it over from one that died', async () => {
  desk.ask();
  const { compare: first, end } = held();
  worker(first);
  await until(() => first.begun);
  expect(desk.wish).toBe('wish-1');
  const second = comparing();
  worker(second);
  desk.freeLease();
  await until(() => desk.wish === undefined);
  expect(second.times).toBe(1);
  end();
});

test('of two workers one makes it', async () => {
  desk.ask();
  const { compare: first, end } = held();
  worker(first);
  await until(() => first.begun);
  const second = comparing();
  worker(second);
  await someLooks();
  end();
  await until(() => desk.wish === undefined);
  await someLooks();
  expect(second.times).toBe(0);
});

test('one that is asked for while another is made is made too', async () => {
  desk.ask();
  const { compare: first, end } = held();
  let times = 0;
  worker(() => ((times += 1) === 1 ? first() : Promise.resolve(true)));
  await until(() => first.begun);
  desk.ask();
  end();
  await until(() => desk.wish === undefined);
  expect(times).toBe(2);
});

test('a wish outlives what stands in its way, which is said once', async () => {
  desk.ask();
  const compare = comparing(new Error('Temporal is away'), new Error('Temporal is away'));
  worker(compare);
  await until(() => desk.wish === undefined);
  expect(compare.times).toBe(3);
  expect(said).toEqual(['The comparison that was asked for has to wait: Error: Temporal is away']);
});

test('what differs is looked at again until it does not', async () => {
  desk.ask();
  const compare = comparing(false, false, true, false);
  worker(compare);
  await until(() => compare.times === 3);
  await someLooks();
  expect([compare.times, desk.wish]).toEqual([3, undefined]);
});

test('what differs for good is looked at six times, also where a look fails', async () => {
  desk.ask();
  const compare = comparing(false, false, new Error('Temporal is away'), false, false, false, false, false);
  worker(compare);
  await until(() => compare.times === 6);
  await someLooks();
  expect(compare.times).toBe(6);
});

test('a worker that stops leaves a wish that failed, and says nothing of it', async () => {
  desk.ask();
  const { compare, end } = held();
  worker(() => compare().then(() => Promise.reject(new Error('stopping'))));
  await until(() => compare.begun);
  const closing = workers.splice(0)[0]!.close();
  end();
  await closing;
  expect([desk.wish, said]).toEqual(['wish-1', []]);
});
