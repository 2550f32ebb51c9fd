import { Connection, Client } from '@temporalio/client';
import { statSync } from 'node:fs';
import path from 'node:path';
import { runHome, specHome } from '@lib/testing';
import { endProcess, identify } from './process-identity';
import { startTemporal, type Temporal } from './temporal';

const begun: Temporal[] = [];
const start = async (home: string): Promise<{ temporal: Temporal; told: string[] }> => {
  const told: string[] = [];
  const temporal = await startTemporal({ home, report: (_engine, message) => told.push(message) });
  begun.push(temporal);
  return { temporal, told };
};

const withClient = async <T>(temporal: Temporal, work: (client: Client) => Promise<T>): Promise<T> => {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    return await work(new Client({ connection }));
  } finally {
    await connection.close();
  }
};

afterEach(async () => {
  for (const temporal of begun.splice(0)) await temporal.stop();
});

test('kill -9 of the server, and a new start in a home with Arabic letters keeps the workflows and the port', async () => {
  const home = specHome(runHome(), 'a temporal وقت? #1');
  const first = await start(home);
  await withClient(first.temporal, (client) =>
    client.workflow.start('anything', { taskQueue: 'nobody', workflowId: 'kept' }),
  );
  const identity = identify(first.temporal.pid);
  if (identity) await endProcess(identity, [{ signal: 'SIGKILL', timeoutMs: 5_000 }]);
  const second = await start(home);
  expect(second.temporal.address).toBe(first.temporal.address);
  expect(statSync(path.join(home, 'temporal.sqlite')).mode & 0o777).toBe(0o600);
  const status = await withClient(second.temporal, async (client) => {
    return (await client.workflow.getHandle('kept').describe()).status.name;
  });
  expect(status).toBe('RUNNING');
});

test('a server that an earlier start left behind is adopted; one that does not answer is ended', async () => {
  const home = specHome(runHome(), 'adopted-temporal');
  const first = await start(home);
  const second = await start(home);
  expect(second.temporal.pid).toBe(first.temporal.pid);
  expect(second.told.join()).toContain('adopted');
  process.kill(first.temporal.pid, 'SIGSTOP');
  const third = await start(home);
  expect(third.temporal.pid).not.toBe(first.temporal.pid);
  expect(identify(first.temporal.pid)).toBeUndefined();
}, 60_000);
