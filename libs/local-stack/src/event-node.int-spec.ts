import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { runHome, specHome } from '@lib/testing';
import { startEventNode, type EventNode } from './event-node';
import { identify } from './process-identity';

// Stands for any program that says it is ready: what is tried here is the launcher, not the node.
const PROGRAM = `
const { EVENT_NODE_PORT: port, EVENT_NODE_HOST: host, LOG_DATABASE_URL: log } = process.env;
if (log === 'broken') { console.error('no log there'); process.exit(1); }
require('node:net').createServer().listen(Number(port), host, () => console.log('event node ready on ' + host + ':' + port));
process.on('SIGTERM', () => process.exit(0));
`;

const home = specHome(runHome(), 'a launched node عقدة');
const main = path.join(home, 'main.js');
const begun: EventNode[] = [];
const start = async (logUrl: string): Promise<EventNode> => {
  const node = await startEventNode({ home, logUrl, main, report: () => undefined });
  begun.push(node);
  return node;
};

beforeAll(() => writeFileSync(main, PROGRAM));
afterEach(async () => {
  for (const node of begun.splice(0)) await node.stop();
});

test('the node is ready when it says so, and gone after its stop', async () => {
  const node = await start('log');
  expect(node.url).toBe(`esdb://127.0.0.1:${node.port}?tls=false&keepAliveInterval=10000&keepAliveTimeout=5000`);
  await node.stop();
  await node.exited;
  expect(identify(node.pid)).toBeUndefined();
});

test('a new start ends the node that a killed one left behind', async () => {
  const left = await start('log');
  await start('log');
  expect(identify(left.pid)).toBeUndefined();
});

test('a node that ends is told by exited', async () => {
  const node = await start('log');
  process.kill(node.pid, 'SIGKILL');
  await node.exited;
  expect(identify(node.pid)).toBeUndefined();
});

test('a node that cannot start says why, in one sentence', async () => {
  await expect(start('broken')).rejects.toThrow('The event node did not start: no log there');
});
