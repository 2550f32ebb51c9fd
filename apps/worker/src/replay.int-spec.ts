import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { workflowBundle } from './workflow-bundle';

jest.setTimeout(30_000);

const fixtures = path.resolve(__dirname, '../../../workflows/fixtures');

beforeAll(() => {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
});

const historyOf = (file: string): object => JSON.parse(readFileSync(path.join(fixtures, file), 'utf8')) as object;

/** Alarms that were begun before a release go on under it: a case's history spans years. */
test.each(readdirSync(fixtures))('the present workflow code goes the way that %s went', async (file) => {
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, historyOf(file), 'of-fixture');
});

test.each(['ordinary-case.json', 'shows-what-it-waits-for.json', 'rung-too-early.json'])(
  'code that would go another way than %s is found out',
  async (file) => {
    const { code } = await workflowBundle();
    const ring = 'const rung = await passTimelineStep(stream);';
    const changed = code.replace(ring, `await passTimelineStep(stream); ${ring}`);
    expect(changed).not.toBe(code);
    const replayed = Worker.runReplayHistory({ workflowBundle: { code: changed } }, historyOf(file), 'of-fixture');
    await expect(replayed).rejects.toThrow(DeterminismViolationError);
  },
);
