import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  built,
  checkout,
  engines,
  runHome,
  type Engines,
  type OwnTemporal,
  type TestIssuer,
  type TestNode,
} from '@lib/testing';
import { Client, Connection } from '@temporalio/client';
import { RoleProcess, type Role } from './role-process';
import { freePort, until } from './started';

jest.setTimeout(120_000);

const roles: readonly Role[] = ['api', 'projector', 'worker'];

/** What a person fills in by hand. */
const named = readFileSync(path.join(checkout, 'docker/env.example'), 'utf8')
  .split('\n')
  .flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? [])
  .filter((name) => name !== 'POSTGRES_PASSWORD');

const request = {
  ...{ applicantId: 'a-1', beneficiaryId: 'a-1', origin: 'own_request', channel: 'interview', segment: 'family' },
  ...{ serviceMode: 'at_association', beneficiaryKind: 'external', requestedSupport: 'financial' },
  personal: [{ subject: 'a-1', data: { fullName: 'نورة' } }],
};

describe('the three roles as processes of their own, told by environment variables only', () => {
  let elsewhere: Engines;
  let node: TestNode;
  let temporal: OwnTemporal;
  let issuer: TestIssuer;
  let values: Record<string, string>;
  const started: RoleProcess[] = [];

  const start = async (role: Role, besides: Record<string, string> = {}): Promise<RoleProcess> => {
    const port = await freePort();
    const environment = { ...values, [role === 'api' ? 'PORT' : 'HEALTH_PORT']: String(port), ...besides };
    const process = new RoleProcess(role, environment, port);
    started.push(process);
    return process;
  };

  const ask = async <T>(api: RoleProcess, role: string, route: string, body?: object): Promise<T> => {
    const authorization = `Bearer ${await issuer.tokenFor(role)}`;
    const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': 'key-1' };
    const answer = await fetch(
      `${api.url}${route}`,
      body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers: { authorization } },
    );
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };

  const hasAlarm = async (caseId: string): Promise<void> => {
    const connection = await Connection.connect({ address: temporal.address });
    try {
      const alarm = new Client({ connection }).workflow.getHandle(`timeline-case-${caseId}`);
      const described = await until('the case has its alarm', () => alarm.describe().catch(() => undefined));
      expect([described.status.name, described.taskQueue]).toEqual(['RUNNING', values['TEMPORAL_TASK_QUEUE']]);
    } finally {
      await connection.close();
    }
  };

  beforeAll(async () => {
    elsewhere = await engines();
    [node, temporal, issuer] = await Promise.all([elsewhere.eventNode(), elsewhere.ownTemporal(), elsewhere.issuer()]);
    values = {
      HOST: '127.0.0.1',
      PORT: '3000',
      HEALTH_PORT: '9464',
      PUBLIC_URL: 'https://cases.example.org',
      INSTANCE_ID: 'roles',
      ASSOCIATION_NAME: '',
      CHROMIUM_PATH: '',
      INSTANCE_SECRET: 'a-secret-of-this-test-and-of-no-other-one',
      EXPORTS_DIR: mkdtempSync(path.join(runHome(), 'exports-')),
      EVENTSTORE_URL: node.url,
      DATABASE_URL: await elsewhere.databaseUrl('read'),
      KEYS_DATABASE_URL: await elsewhere.databaseUrl('keys'),
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
      TEMPORAL_TASK_QUEUE: 'roles-of-their-own',
      OIDC_ISSUER: issuer.issuer,
      OIDC_AUDIENCE: 'urn:mustafid:api',
      OIDC_ROLES_CLAIM: 'roles',
      SMTP_URL: '',
      MAIL_FROM: 'Mustafid <mustafid@localhost>',
      MAIL_DIRECTORY: '',
      WEBHOOK_URL: '',
      WEBHOOK_SECRET: '',
      LOG_LEVEL: 'info',
    };
  });
  afterAll(async () => {
    for (const process of started) process.kill();
    await elsewhere.stop();
  });

  it('are told exactly what docker/env.example names', () => {
    expect(Object.keys(values).sort()).toEqual([...named].sort());
  });

  it('bring a request to the board with its number and its alarm, tell who is away, and stop in order', async () => {
    const [api, projector, worker] = (await Promise.all(roles.map((role) => start(role)))) as [
      RoleProcess,
      RoleProcess,
      RoleProcess,
    ];
    await Promise.all([api, projector, worker].map((process) => process.ready()));

    const { caseId } = await ask<{ caseId: string }>(api, 'intake', '/v1/cases', request);
    const shown = await until('the request stands on the board with its number', async () => {
      const page = await ask<{ items: { caseId: string; reference: string | null }[] }>(api, 'supervisor', '/v1/cases');
      return page.items.find((item) => item.caseId === caseId && item.reference !== null);
    });
    expect(shown.reference).toMatch(/^\d{4}-000001-[A-Z]$/);
    await hasAlarm(caseId);

    await temporal.kill();
    const alone = await worker.says('that Temporal is away', ({ temporal: said }) => said === 'away');
    expect(alone).toMatchObject({ code: 503, status: 'unavailable', log: 'ok', readModels: 'ok' });
    for (const process of [api, projector]) expect(await process.readiness()).toMatchObject({ code: 200 });
    await temporal.restart();
    await worker.ready();

    await node.kill();
    for (const process of [api, projector, worker]) {
      const without = await process.says('that the log is away', ({ log }) => log === 'away');
      expect(without).toMatchObject({ code: 503, status: 'unavailable', role: process.role, readModels: 'ok' });
      expect((await fetch(`${process.url}/livez`)).status).toBe(200);
      expect(process.healthy).toBe(false);
    }
    await node.restart();
    await Promise.all([api, projector, worker].map((process) => process.ready()));
    expect([api, projector, worker].map(({ healthy }) => healthy)).toEqual([true, true, true]);
    for (const process of [projector, worker])
      expect(await (await fetch(`${process.url}/metrics`)).text()).toContain(
        `mustafid_engine_answers{engine="log",role="${process.role}"} 1`,
      );

    await Promise.all([api, projector, worker].map((process) => process.stops()));
  });

  it('say in a sentence what is not set, and end', async () => {
    const lacking: readonly [Role, string][] = [
      ['api', 'OIDC_ISSUER'],
      ['api', 'INSTANCE_SECRET'],
      ['projector', 'DATABASE_URL'],
      ['projector', 'EVENTSTORE_URL'],
      ['worker', 'TEMPORAL_ADDRESS'],
      ['worker', 'INSTANCE_ID'],
    ];
    const ended = lacking.map(async ([role, name]) => {
      const process = await start(role, { [name]: '' });
      return [role, name, await process.ended(), process.output];
    });
    expect(await Promise.all(ended)).toEqual(
      lacking.map(([role, name]) => [
        role,
        name,
        1,
        expect.stringMatching(new RegExp(`^(?:\\w+: )?${name} is not set.*[.]\\n$`)),
      ]),
    );
  });

  it.each<Role>(['projector', 'worker'])('the %s loads nothing of Nest, which only answers over HTTP', (role) => {
    const loaded = `require(${JSON.stringify(built(`apps/${role}/src/${role}.js`))}); console.log(Object.keys(require.cache).join('\\n'))`;
    const { stdout } = spawnSync(process.execPath, ['-e', loaded], { encoding: 'utf8' });
    expect(stdout).toContain('typeorm');
    expect(stdout).not.toContain('@nestjs');
  });
});
