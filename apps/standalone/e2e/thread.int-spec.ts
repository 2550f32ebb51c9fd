import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { runHome, specHome, checkout } from '@lib/testing';
import { Client, Connection } from '@temporalio/client';
import { holdRecovery } from './held-recovery';
import { enginesOf, isAlive, secondStartSeconds, Started, until } from './started';

jest.setTimeout(120_000);

const run = promisify(execFile);
const homeOf = (name: string): string => specHome(runHome(), `thread ${name}`);

interface CaseOnBoard {
  readonly caseId: string;
  readonly reference: string | null;
  readonly stage: string;
}

const tokenOf = async (url: string, role: string): Promise<string> => {
  const answer = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`sample-${role}:sample-${role}-secret`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'mustafid' }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
};

const request = {
  ...{ applicantId: 'a-1', beneficiaryId: 'a-1', origin: 'own_request', channel: 'interview', segment: 'family' },
  ...{ serviceMode: 'at_association', beneficiaryKind: 'external', requestedSupport: 'financial' },
  personal: [{ subject: 'a-1', data: { fullName: 'نورة' } }],
};

/** One request over HTTP; the same key and body ask for the same case for ever. */
const submit = async (
  url: string,
  key: string,
): Promise<{ caseId: string; status: number; replayed: string | null }> => {
  const answer = await fetch(`${url}/v1/cases`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokenOf(url, 'intake')}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(request),
  });
  const { caseId } = (await answer.json()) as { caseId: string };
  return { caseId, status: answer.status, replayed: answer.headers.get('idempotent-replayed') };
};

const read = async <T>(url: string, route: string): Promise<T> => {
  const authorization = `Bearer ${await tokenOf(url, 'supervisor')}`;
  const answer = await fetch(`${url}${route}`, { headers: { authorization } });
  if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};

const numbered = (url: string, caseId: string): Promise<CaseOnBoard> =>
  until(`case ${caseId} stands on the board with its number`, async () => {
    // An engine that was just killed may still be on its way back.
    const page = await read<{ items: CaseOnBoard[] }>(url, '/v1/cases').catch(() => undefined);
    return page?.items.find((item) => item.caseId === caseId && item.reference !== null);
  });

/** The start's own word for where Temporal listens. */
const temporalOf = ({ output }: Started): string => {
  const ports = [...output.matchAll(/temporal +ready .*port (\d+)\)/g)];
  return `127.0.0.1:${ports.at(-1)?.[1]}`;
};

const hasAlarm = async (started: Started, caseId: string): Promise<void> => {
  const connection = await Connection.connect({ address: temporalOf(started) });
  try {
    const alarm = new Client({ connection }).workflow.getHandle(`timeline-case-${caseId}`);
    await until(`case ${caseId} has its alarm`, async () => {
      const status = await alarm.describe().then(
        (described) => described.status.name,
        () => 'NOT_FOUND',
      );
      return status === 'RUNNING' ? true : undefined;
    });
  } finally {
    await connection.close();
  }
};

/** What was printed as to be tried, pasted into a shell. */
const triedFrom = async (started: Started): Promise<string[]> => {
  await started.untilSaid(/Ctrl-C stops everything/);
  const [, toTry = ''] = started.output.split('To try, in another terminal in this folder:');
  const commands = toTry.split('\n').filter((line) => /^ {2}[^ #]/.test(line));
  return Promise.all(commands.map(async (command) => (await run('bash', ['-c', command], { cwd: checkout })).stdout));
};

const runningHome = homeOf('running');
let running: Started;
let tried: Promise<PromiseSettledResult<string[]>[]>;
beforeAll(async () => {
  running = await Started.on(runningHome);
  await running.ready();
  // One of them waits for its floor of 20 s: meanwhile the next test goes on.
  tried = Promise.allSettled([triedFrom(running)]);
});
afterAll(() => running.signal('SIGTERM')); // where a test before the last has failed

describe('a request for support', () => {
  it('is in the log, on the board and has its alarm, and is still there after all was killed, and after the service alone was', async () => {
    const home = homeOf('killed');
    const first = await Started.on(home);
    await first.ready();
    const submitted = await submit(first.url, 'key-1');
    expect(submitted.status).toBe(201);
    const before = await numbered(first.url, submitted.caseId);
    await hasAlarm(first, submitted.caseId);

    const pids = [first.pid, ...Object.values(enginesOf(home))];
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await until('all are gone', () => (pids.some(isAlive) ? undefined : true));

    const second = await Started.on(home, { PORT: new URL(first.url).port });
    expect(await second.ready()).toBeLessThan(secondStartSeconds());
    expect(await numbered(second.url, submitted.caseId)).toEqual(before);
    await hasAlarm(second, submitted.caseId);
    expect(await submit(second.url, 'key-1')).toEqual({ ...submitted, replayed: 'true' });

    const left = enginesOf(home);
    second.signal('SIGKILL');
    await second.ended();
    expect(Object.values(left).filter(isAlive)).toHaveLength(3);
    const third = await Started.on(home, { PORT: new URL(first.url).port });
    await third.ready();
    const engines = enginesOf(home);
    for (const [name, pid] of Object.entries(left)) if (engines[name] !== pid) expect(isAlive(pid)).toBe(false);
    expect(await numbered(third.url, submitted.caseId)).toEqual(before);
    const { items } = await read<{ items: CaseOnBoard[] }>(third.url, '/v1/cases');
    expect(items).toHaveLength(1);
    await third.stops('SIGINT');
    expect(Object.values(engines).filter(isAlive)).toEqual([]);
  });
});

describe('a running service', () => {
  it('has printed three commands, each of which works when it is pasted, and the sample accounts', async () => {
    const [answers] = await tried;
    expect(answers).toEqual({ status: 'fulfilled', value: [/./, /./, /./].map((one) => expect.stringMatching(one)) });
    expect(running.output).toMatch(/supervisor@example\.test +\S{10,}/);
  });

  it('keeps its home: a second start on it is refused', async () => {
    const second = await Started.on(runningHome);
    expect(await second.ended()).toBe(1);
    expect(second.output).toMatch(/Mustafid already runs on .* at http/);
    expect(Object.values(enginesOf(runningHome)).filter(isAlive)).toHaveLength(3);
  });

  it('starts each engine that is killed again, says so, and the next request goes its whole way', async () => {
    for (const name of ['event-node', 'temporal', 'postgres']) {
      const pid = enginesOf(runningHome)[name] ?? 0;
      const recovery = name === 'postgres' ? holdRecovery(runningHome) : undefined;
      process.kill(pid, 'SIGKILL');
      // However long Postgres takes over its recovery, the node that fell with it does not use up its restarts.
      if (recovery) await running.untilSaid(/event node +ended with the engine that it stands on/);
      recovery?.release();
      await until(`${name} is started again`, () => {
        const now = enginesOf(runningHome)[name];
        return now !== undefined && now !== pid && isAlive(now) ? true : undefined;
      });
      await running.untilSaid(new RegExp(`${name.replace('-', ' ')} +ended by itself`));
      const taken = await until(`a request is taken after the end of ${name}`, async () => {
        const answer = await submit(running.url, `after ${name}`).catch(() => undefined);
        return answer?.status === 201 || answer?.status === 200 ? answer : undefined;
      });
      await numbered(running.url, taken.caseId);
      await hasAlarm(running, taken.caseId);
    }
    expect(running.output.match(/event node +ended by itself/g)).toHaveLength(1);
    expect(Object.values(enginesOf(runningHome)).filter(isAlive)).toHaveLength(3);
  });

  it('stops in less than 10 s with a page that watches and a request under way', async () => {
    const authorization = `Bearer ${await tokenOf(running.url, 'supervisor')}`;
    const live = await fetch(`${running.url}/v1/live`, { headers: { authorization } });
    expect(live.status).toBe(200);
    await live.body?.getReader().read();
    const pids = Object.values(enginesOf(runningHome));
    const underWay = submit(running.url, 'key').catch(() => undefined);
    await running.stops();
    await underWay;
    expect(pids.filter(isAlive)).toEqual([]);
  });
});
