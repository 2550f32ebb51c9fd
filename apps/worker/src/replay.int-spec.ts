import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as workflows from '../../../workflows/index';
import { workflowBundle } from './workflow-bundle';

jest.setTimeout(30_000);

interface Kept {
  events: { eventType: string; workflowExecutionStartedEventAttributes?: { workflowType: { name: string } } }[];
}

const fixtures = path.resolve(__dirname, '../../../workflows/fixtures');
const files = readdirSync(fixtures);
const kept = (file: string): Kept => JSON.parse(readFileSync(path.join(fixtures, file), 'utf8')) as Kept;

beforeAll(() => {
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
  });
});

/** Alarms that were begun before a release go on under it: a case's history spans years. */
test.each(files)('the present workflow code goes the way that %s went', async (file) => {
  await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, kept(file), 'of-fixture');
});

test('every workflow has a history here, and so has each thing that one can ask of Temporal', () => {
  const events = files.flatMap((file) => kept(file).events);
  const types = events.flatMap((event) => event.workflowExecutionStartedEventAttributes?.workflowType.name ?? []);
  expect(new Set(types)).toEqual(new Set(Object.keys(workflows)));
  expect(events.map(({ eventType }) => eventType)).toEqual(
    expect.arrayContaining([
      'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED',
      'EVENT_TYPE_TIMER_STARTED',
      'EVENT_TYPE_TIMER_CANCELED',
      'EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
      'EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW',
      'EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED',
    ]),
  );
});

/** Changes that would leave alarms of an older release stuck: what, where in the code, by what, and whose way it leaves. */
const seeded: [string, RegExp, string, string][] = [
  [
    'rings before it waits',
    /while \(known\.next|while\(known\.next/,
    'await passTimelineStep(stream);$&',
    'ended-without-a-ring',
  ],
  ['waits for a signal only', /, waitMs\)/, ')', 'service-away'],
  ['never asks again', /early \+ 1/, '(known = { ...known, next: null }, 0)', 'rung-too-early'],
  ['shows what older alarms do not', /indexed && (known !== shown\) show\(shown)/, '$1', 'ordinary-case'],
  ['shows nothing any more', /indexed && known !== shown\) show\(shown/, 'false) show(shown', 'shown-ordinary-case'],
  ['begins a new run sooner', /HISTORY_LIMIT = 500/, 'HISTORY_LIMIT = 400', 'at-500-events-first-run'],
  ['begins a new run later', /HISTORY_LIMIT = 500/, 'HISTORY_LIMIT = 600', 'at-500-events-first-run'],
  ['looks once more', /LOOKS = 5/, 'LOOKS = 6', 'reconciliation-never-agreed'],
  ['looks again at once', /await \(0, ?\w+\.sleep\)\(.1 minute.\)/, 'await undefined', 'reconciliation-looked-again'],
];

test.each(seeded)('a change that %s is caught', async (_what, where, by, fixture) => {
  const bundle = await workflowBundle();
  expect(where.test(bundle.code)).toBe(true);
  const code = bundle.code.replace(where, by);
  const replayed = Worker.runReplayHistory({ workflowBundle: { ...bundle, code } }, kept(`${fixture}.json`));
  await expect(replayed).rejects.toBeInstanceOf(DeterminismViolationError);
});
