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

describe('a request for support', () => {
  it('is in the log, on the board and has its alarm, and all of it is still there after everything was killed', async () => {
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
    const { items } = await read<{ items: CaseOnBoard[] }>(second.url, '/v1/cases');
    expect(items).toHaveLength(1);
    await second.stops();
  });
});

/** What was printed as to be tried, pasted into a shell. */
const triedFrom = async ({ output }: Started): Promise<string[]> => {
  const [, toTry = ''] = output.split('To try, in another terminal in this folder:');
  const commands = toTry.split('\n').filter((line) => /^ {2}[^ #]/.test(line));
  expect(commands).toHaveLength(3);
  const answers: string[] = [];
  for (const command of commands) answers.push((await run('bash', ['-c', command], { cwd: checkout })).stdout);
  return answers;
};

describe('a running service', () => {
  let home: string;
  let started: Started;
  beforeAll(async () => {
    home = homeOf('running');
    started = await Started.on(home);
    await started.ready();
  });
  afterAll(() => started.signal('SIGTERM')); // where a test before the last has failed

  it('has printed three commands, each of which works when it is pasted, and the sample accounts', async () => {
    await started.untilSaid(/Ctrl-C stops everything/);
    expect((await triedFrom(started)).filter((answer) => answer === '')).toEqual([]);
    expect(started.output).toMatch(/supervisor@example\.test +\S{10,}/);
  });

  it('starts each engine that is killed again, says so, and the next request goes its whole way', async () => {
    for (const name of ['event-node', 'temporal', 'postgres']) {
      const pid = enginesOf(home)[name] ?? 0;
      const recovery = name === 'postgres' ? holdRecovery(home) : undefined;
      process.kill(pid, 'SIGKILL');
      // However long Postgres takes over its recovery, the node that fell with it does not use up its restarts.
      if (recovery) await started.untilSaid(/event node +ended with the engine that it stands on/);
      recovery?.release();
      await until(`${name} is started again`, () => {
        const now = enginesOf(home)[name];
        return now !== undefined && now !== pid && isAlive(now) ? true : undefined;
      });
      await started.untilSaid(new RegExp(`${name.replace('-', ' ')} +ended by itself`));
      const taken = await until(`a request is taken after the end of ${name}`, async () => {
        const answer = await submit(started.url, `after ${name}`).catch(() => undefined);
        return answer?.status === 201 || answer?.status === 200 ? answer : undefined;
      });
      await numbered(started.url, taken.caseId);
      await hasAlarm(started, taken.caseId);
    }
    expect(started.output.match(/event node +ended by itself/g)).toHaveLength(1);
    expect(Object.values(enginesOf(home)).filter(isAlive)).toHaveLength(3);
  });

  it('stops in less than 10 s with a page that watches and a request under way', async () => {
    const authorization = `Bearer ${await tokenOf(started.url, 'supervisor')}`;
    const live = await fetch(`${started.url}/v1/live`, { headers: { authorization } });
    expect(live.status).toBe(200);
    await live.body?.getReader().read();
    const pids = Object.values(enginesOf(home));
    const underWay = submit(started.url, 'key').catch(() => undefined);
    await started.stops();
    await underWay;
    expect(pids.filter(isAlive)).toEqual([]);
  });
});
