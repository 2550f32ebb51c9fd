import { openReadDatabase, type ReadDatabase } from '@lib/read-models';
import { engines, type Engines } from '@lib/testing';
import { type Lease, LeaseLost, LeaseTries, tryLease } from './lease';

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

  test('is tried for on one connection while another holds it, and on a new one when that was lost', async () => {
    lease = await taken();
    const next = new LeaseTries(database, 'spec', () => undefined);
    const waiting = async (): Promise<number[]> => {
      const rows = await database.query<{ pid: number }>(
        `select pid from pg_stat_activity join pg_database on datid = pg_database.oid
         where pg_database.datname = current_database() and application_name = 'mustafid to-do list spec'
           and not exists (select from pg_locks where pg_locks.pid = pg_stat_activity.pid and locktype = 'advisory')`,
      );
      return rows.map(({ pid }) => pid);
    };
    expect(await next.try()).toBeNull();
    const [first] = await waiting();
    for (let again = 0; again < 5; again += 1) expect(await next.try()).toBeNull();
    expect(await waiting()).toEqual([first]);

    await database.query('select pg_terminate_backend($1)', [first]);
    // The try that finds the connection lost may fail; the one after it has a new one.
    await next.try().catch(() => undefined);
    expect(await next.try()).toBeNull();
    expect(await waiting()).not.toContain(first);

    await lease!.release();
    lease = await next.try();
    await lease!.check();
    await next.close(); // ends what came to nothing, not the lease
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
