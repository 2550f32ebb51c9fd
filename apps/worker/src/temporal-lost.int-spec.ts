import { writeSampleDirectory } from '@lib/local-stack';
import { AlarmClocks, reconcile } from '@lib/reactions';
import { type Reconciled, Reconciliations } from '@lib/read-models';
import { type OwnTemporal, runHome, specHome } from '@lib/testing';
import { Client, Connection } from '@temporalio/client';
import { MailServer } from '../e2e/mail-server';
import { quick, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { type RunningWorker, startWorker } from './worker';

jest.setTimeout(180_000);

/** A thousand take a minute to set up: `OPEN_CASES=1000`. */
const CASES = Number(process.env['OPEN_CASES'] ?? 60);
/** These are decided, have rung before, by which an officer was told of each, and wait for their second instant. */
const NEAR = 20;

describe(`Temporal lost with ${CASES} cases open`, () => {
  let service: Service;
  let temporal: OwnTemporal;
  let mails: MailServer;
  let mailDirectory: string;
  let worker: RunningWorker;
  let connection: Connection;
  let clocks: AlarmClocks;
  const said: string[] = [];
  const caseIds: string[] = [];

  beforeAll(async () => {
    service = await Service.start(async (engines) => (temporal = await engines.ownTemporal()));
    connection = Connection.lazy({ address: temporal.address });
    clocks = new AlarmClocks(new Client({ connection }), 'timelines');
    await service.adopt('far', quick(3_600));
    const atOnce = { digestAt: null, quietHours: null, retries: ['PT1S'] };
    await service.adopt('near', { ...quick(1, 3_600), notifications: atOnce });
    const submitted = Array.from({ length: CASES }, (_, index) => service.submit(index < NEAR ? 'near' : 'far'));
    caseIds.push(...(await Promise.all(submitted)));
    await Promise.all(caseIds.map((caseId) => service.send('officer', 'ReferToResearch', caseId)));
    await Promise.all(caseIds.slice(0, NEAR).map(decide));
    mails = await MailServer.start();
    mailDirectory = writeSampleDirectory(specHome(runHome(), 'temporal lost'));
    const settings = { ...service.settings, smtpUrl: mails.url, mailDirectory };
    worker = await startWorker(settings, { say: (line) => void said.push(line) });
    await worker.ready;
  });
  afterAll(async () => {
    await worker.close();
    await connection.close();
    await service.stop();
    await mails.stop();
  });

  const decide = (caseId: string): Promise<unknown> =>
    service.send('committee', 'RecordDecision', caseId, {
      outcome: 'rejected',
      reasonCodes: ['criteria_not_met'],
      members: ['member-1'],
    });
  const compared = (head = () => service.store.head()): Promise<Reconciled> => {
    const now = () => service.store.clock.now();
    return reconcile({ database: service.database, clocks, now, head, settleMs: 0, catchUpMs: 500 });
  };
  const agrees = async (): Promise<boolean> => {
    const { expected, running, missing, orphaned, stale } = await compared().catch(() => never);
    return expected === CASES && running === CASES && missing + orphaned + stale === 0;
  };
  /** By stream: the instant and the clock that its alarm waits for. */
  const listing = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      [...(await clocks.running())].map(([stream, known]) => [stream, `${known?.clock} ${known?.next}`]),
    );
  const mailIds = (): string[] => mails.taken.map(({ messageId = '' }) => messageId).sort();
  const eventCounts = (): Promise<number[]> =>
    Promise.all(caseIds.map(async (caseId) => (await service.eventsOf(caseId)).length));

  test('every clock stands as before within a minute, and nothing is recorded or told twice', async () => {
    await until('every alarm is set', agrees, 60_000);
    const near = caseIds.slice(0, NEAR);
    const passed = (): Promise<number[]> =>
      Promise.all(near.map((caseId) => service.count(caseId, 'ReviewFloorPassed')));
    await until('the near ones have rung', async () => (await passed()).every((times) => times === 1), 60_000);
    const far = Date.now() + 60_000;
    const allFar = async (): Promise<boolean> =>
      Object.values(await listing()).every((shown) => Date.parse(shown.split(' ')[1]!) > far);
    await until('the near ones wait for their target', allFar, 60_000);
    await until('an officer was told of each of them', () => mails.taken.length >= NEAR);
    const before = { listing: await listing(), counts: await eventCounts(), mails: mailIds() };
    expect(new Set(before.mails).size).toBe(NEAR);
    expect(Object.keys(before.listing)).toHaveLength(CASES);

    const saidBefore = said.length;
    await temporal.kill();
    temporal.forget();
    await temporal.restart();
    const beganAt = performance.now();
    await until('Temporal and the log agree', agrees, 60_000);
    process.stdout.write(`${CASES} alarms back in ${((performance.now() - beganAt) / 1_000).toFixed(1)} s\n`);

    expect({ listing: await listing(), counts: await eventCounts(), mails: mailIds() }).toEqual(before);
    expect(said[0]).toBe(`Mail goes out by ${new URL(mails.url).host}, to whom ${mailDirectory} names.`);
    expect(said.slice(saidBefore).join('\n')).toContain('Temporal lacked');
  });

  test('an alarm that was set after it rings, and that is told besides, and nothing else again', async () => {
    const caseId = await service.submit('near');
    await service.send('officer', 'ReferToResearch', caseId);
    await decide(caseId);
    await until('it has rung', async () => (await service.count(caseId, 'ReviewFloorPassed')) > 0, 45_000);
    await until('that is told', () => mails.taken.length > NEAR);
    const told = await service.database.query<{ id: string }>('select notification_id as id from notifications');
    expect(mailIds()).toEqual(told.map(({ id }) => `<${id}@${service.settings.instanceId}>`).sort());
    expect(told).toHaveLength(NEAR + 1);
  });

  test('the hourly comparison is scheduled anew, and says at once how things stand', async () => {
    const kept = new Reconciliations(service.database, 'timelines');
    await service.database.query('delete from reconciliations');
    const schedule = new Client({ connection }).schedule.getHandle('reconciliation-timelines');
    await until(
      'it is scheduled',
      () =>
        schedule.describe().then(
          () => true,
          () => false,
        ),
      45_000,
    );
    await schedule.trigger();
    await until('it was made', async () => (await kept.latest()) !== undefined, 45_000);
    expect(await kept.latest()).toMatchObject({ expected: CASES + 1, missing: 0, orphaned: 0, stale: 0 });
    expect((await worker.look()).degraded).toEqual([]);
  });

  test('what Temporal lacks is named by a comparison that an operator asks for, and set again', async () => {
    const kept = new Reconciliations(service.database, 'timelines');
    const lost = caseIds.at(-1)!;
    await new Client({ connection }).workflow.getHandle(`timeline-case-${lost}`).terminate('lost');
    await until('it is named', async () => (await compared()).differing.missing.includes(`case-${lost}`), 10_000);
    const askedAt = service.store.clock.now();
    await kept.ask();
    await until('it was made', async () => ((await kept.latest())?.at ?? '') >= askedAt, 20_000);
    await until('it is set again', async () => (await compared()).missing === 0, 60_000);
    await until('that is said too, unasked', async () => (await kept.latest())?.missing === 0, 15_000);
  });

  test('nothing is compared with a list that is behind the log', async () => {
    const further = async (): Promise<bigint> => (await service.store.head()) + 1_000_000n;
    await expect(compared(further)).rejects.toThrow("The list 'alarms' is behind the log.");
  });
});

const never = { expected: 0, running: 0, missing: 0, orphaned: 0, stale: 0 };
