import { openReadDatabase, type ReadDatabase } from '@lib/read-models';
import { engines, type Engines } from '@lib/testing';
import { type Lease, LeaseLost, tryLease } from './lease';

jest.setTimeout(60_000);

describe('the lease of a list', () => {
  let running: Engines;
  let database: ReadDatabase;
  let lease: Lease | null = null;
  const taken = (list = 'spec', moved = (): void => undefined) => tryLease(database, list, moved);

  beforeAll(async () => {
    running = await engines();
    database = await openReadDatabase(await running.databaseUrl('read'));
  });
  afterEach(async () => {
    await lease?.release();
    lease = null;
  });
  afterAll(async () => {
    await database.close();
    await running.stop();
  });

  test('is held by one; given back, it is the next one’s; another list has its own', async () => {
    lease = await taken();
    await lease!.check();
    expect(await taken()).toBeNull();
    await (await taken('another'))!.release();
    await lease!.release();
    await expect(lease!.check()).rejects.toThrow(LeaseLost);
    lease = await taken();
    await lease!.check();
  });

  test('is lost with its connection, which wakes its holder, and is then the next one’s', async () => {
    const woken = new Promise<void>((resolve) => {
      void taken('spec', resolve).then((first) => (lease = first));
    });
    while (lease === null) await new Promise((resolve) => setImmediate(resolve));
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mustafid to-do list spec' and datname = current_database()`,
    );
    await woken;
    const lost: Lease = lease;
    await expect(lost.check()).rejects.toThrow(LeaseLost);
    lease = await taken();
    await lease!.check();
  });

  test('a notice of its list wakes, one of another does not', async () => {
    let moved = 0;
    lease = await taken('spec', () => (moved += 1));
    const notify = (names: string[]) =>
      database.query(`select pg_notify('projection_moved', $1)`, [JSON.stringify({ names })]);
    await notify(['other-board']);
    await notify(['case-board', 'spec']);
    while (moved === 0) await lease!.check();
    expect(moved).toBe(1);
  });
});
