import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkout, engines, runHome, specHome, type Engines } from '@lib/testing';
import { enginesOf, Started } from './started';

jest.setTimeout(120_000);

const bootstrap = path.join(checkout, 'apps/standalone/bootstrap.js');
const homeOf = (name: string): string => specHome(runHome(), `surroundings ${name}`);

describe('engines whose address is set', () => {
  let elsewhere: Engines;
  beforeAll(async () => {
    elsewhere = await engines();
  });
  afterAll(() => elsewhere.stop());

  it('are used, and none is started', async () => {
    const home = homeOf('elsewhere');
    const [node, temporal] = [await elsewhere.eventNode(), await elsewhere.temporal()];
    const started = await Started.on(home, {
      EVENTSTORE_URL: node.url,
      DATABASE_URL: await elsewhere.databaseUrl('read'),
      KEYS_DATABASE_URL: await elsewhere.databaseUrl('keys'),
      TEMPORAL_ADDRESS: temporal.address,
    });
    await started.ready();
    expect((await fetch(`${started.url}/readyz`)).status).toBe(200);
    expect(enginesOf(home)).toEqual({});
    await started.stops();
  });
});

describe('an old Node', () => {
  it('is told in one sentence that it is too old', () => {
    const folder = homeOf('old node');
    mkdirSync(folder, { recursive: true });
    const pretend = path.join(folder, 'pretend.js');
    writeFileSync(pretend, "Object.defineProperty(process.versions, 'node', { value: '20.18.3' });");
    const { status, stderr } = spawnSync(process.execPath, ['--require', pretend, bootstrap, 'start'], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Mustafid needs Node 20\.19 or later, this is 20\.18\.3: .*\n$/);
  });

  it('can parse the script that says so', () => {
    const text = readFileSync(bootstrap, 'utf8').replace(/\/\/.*$|'[^'\n]*'/gm, '');
    expect(text).not.toMatch(/=>|`|\b(?:const|let|class|async|await|import)\b|\?\.|\?\?|\.\.\.|,\s*\)/);
  });
});

describe('a command that is not there', () => {
  it('is answered with those that are', () => {
    const { status, stderr } = spawnSync(process.execPath, [bootstrap, 'strat'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/There is no 'strat': say one of start, build, test, check/);
  });
});
