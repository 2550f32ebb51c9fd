import { startMailSink, writeSampleDirectory, type MailSink } from '@lib/local-stack';
import { runHome, specHome } from '@lib/testing';
import PostalMime from 'postal-mime';
import { Gate } from '../e2e/gate';
import { quick, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { WorkerProcess } from '../e2e/worker-process';
import type { WorkerSettings } from './worker-settings';

jest.setTimeout(600_000);

/** More by the environment: `KILLS=50 CLOCKS=500 npx jest … apps/worker/src/mails-through-kills`. */
const KILLS = Number(process.env['KILLS'] ?? 6);
const CLOCKS = Number(process.env['CLOCKS'] ?? 30);
const WINDOW_S = 4;
/** Of each missed target the committee is told, and the supervisor. */
const MAILS = CLOCKS * 2;
/** So many are on their way at once, and may be again after a kill. */
const IN_FLIGHT = 8;
const PATIENCE_MS = 10_000;

interface Row {
  readonly notification_id: string;
  readonly template: string;
  readonly status: string;
  readonly case_id: string;
}

let service: Service;
let sink: MailSink;
let gate: Gate;
let settings: WorkerSettings;
let worker: WorkerProcess;

beforeAll(async () => {
  const home = specHome(runHome(), 'mails through kills');
  sink = await startMailSink({ home, report: () => undefined, most: MAILS * 5 });
  gate = await Gate.before(Number(new URL(sink.smtpUrl).port));
  service = await Service.start((engines) => engines.ownTemporal());
  settings = {
    ...service.settings,
    smtpUrl: `smtp://127.0.0.1:${gate.port}`,
    mailDirectory: writeSampleDirectory(home),
  };
  await service.adopt('told', {
    ...quick(1, WINDOW_S),
    notifications: { digestAt: null, quietHours: null, retries: ['PT1S', 'PT1S', 'PT2S'] },
  });
});
afterAll(async () => {
  if (worker?.running) await worker.end();
  await service.stop();
  await gate.stop();
  await sink.stop();
});

const rows = (): Promise<Row[]> =>
  service.database.query<Row>(`select notification_id, template, status, case_id from notifications`);
const missed = async (): Promise<Row[]> =>
  (await rows()).filter(({ template }) => template === 'target_missed' || template === 'target_escalated');

const killWhen = async (holds: () => boolean): Promise<void> => {
  const deadline = performance.now() + PATIENCE_MS;
  while (!holds() && performance.now() < deadline) await new Promise(setImmediate);
  await worker.end('SIGKILL');
};
/** In the moment in which so many mails have come since it began: what came of the last cannot have been recorded. */
const killAtMail = (count: number): Promise<void> => {
  const before = sink.mails.size;
  return killWhen(() => sink.mails.size >= before + count);
};
/** In the moment in which it is about to send: nothing of that has come, and nothing may have been recorded. */
const killBeforeMail = async (): Promise<void> => {
  gate.shut();
  await killWhen(() => gate.waiting > 0);
  gate.open();
};

test(`a worker killed ${KILLS} times while ${CLOCKS} targets are missed: no mail is lost, and a double has the same id`, async () => {
  const cases: string[] = [];
  for (let n = 0; n < CLOCKS; n += 1) {
    const caseId = await service.submit('told');
    await service.send('officer', 'ReferToResearch', caseId);
    cases.push(caseId);
  }
  for (let kill = 0; kill < KILLS; kill += 1) {
    worker = WorkerProcess.start(settings);
    await (kill % 2 === 0 ? killBeforeMail() : killAtMail(1 + (kill % 5)));
  }
  worker = WorkerProcess.start(settings);
  const allSent = async (): Promise<boolean> =>
    (await missed()).length >= MAILS && (await rows()).every(({ status }) => status === 'sent');
  await until('all were sent', allSent, 120_000);

  const told = (await missed()).map(({ case_id: caseId, template }) => `${caseId} ${template}`);
  expect(told.sort()).toEqual(
    cases.flatMap((caseId) => [`${caseId} target_escalated`, `${caseId} target_missed`]).sort(),
  );
  for (const caseId of cases) expect(await service.count(caseId, 'ReviewTargetMissed')).toBe(1);

  const idOf = ({ notification_id: id }: Row): string => `<${id}@${settings.instanceId}>`;
  const dueAt = new Map<string, number>();
  for (const row of await missed()) {
    const [event] = (await service.eventsOf(row.case_id)).filter(({ type }) => type === 'ReviewTargetMissed');
    dueAt.set(idOf(row), Date.parse((event!.data as { dueAt: string }).dueAt));
  }
  const ids: string[] = [];
  for (const { mailId, cameAtMs } of sink.mails.list(0, sink.mails.size)) {
    const { messageId = '' } = await PostalMime.parse(sink.mails.read(mailId)!);
    ids.push(messageId);
    expect(cameAtMs).toBeGreaterThanOrEqual(dueAt.get(messageId) ?? 0);
  }
  const all = (await rows()).map(idOf);
  expect([...new Set(ids)].sort()).toEqual(all.sort());
  expect(ids.length - all.length).toBeLessThanOrEqual(KILLS * IN_FLIGHT);
  process.stdout.write(`${ids.length} mails of ${all.length} notifications through ${KILLS} kills\n`);
});
