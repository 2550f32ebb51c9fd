import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { workflowBundle } from './workflow-bundle';

jest.setTimeout(30_000);

const fixtures = path.resolve(__dirname, '../../../workflows/fixtures');

beforeAll(() => {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
});

/** Alarms that were begun before a release go on under it: a case's history spans years. */
test.each(readdirSync(fixtures))('the present workflow code goes the way that %s went', async (file) => {
  const history = JSON.parse(readFileSync(path.join(fixtures, file), 'utf8')) as object;
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history, 'timeline-case-of-fixture');
});
