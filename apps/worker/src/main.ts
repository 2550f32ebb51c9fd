import { serveHealth } from '@lib/health';
import { readSettings, type Settings, WrongSettings } from '@lib/settings';
import { startWorker } from './worker';
import type { WorkerSettings } from './worker-settings';

/** A worker of its own starts no engine, so each must have its address. */
const needed = {
  eventStoreUrl: 'EVENTSTORE_URL',
  databaseUrl: 'DATABASE_URL',
  temporalAddress: 'TEMPORAL_ADDRESS',
  instanceId: 'INSTANCE_ID',
  instanceSecret: 'INSTANCE_SECRET',
} as const;

const expectEngines = (settings: Settings): Settings & WorkerSettings => {
  const missing = Object.entries(needed).filter(([key]) => settings[key as keyof typeof needed] === undefined);
  if (missing.length > 0) throw new WrongSettings(missing.map(([, name]) => `${name} is not set.`));
  return settings as Settings & WorkerSettings;
};

const main = async (): Promise<void> => {
  const settings = expectEngines(readSettings(process.env));
  const { host, healthPort: port, temporalTaskQueue: taskQueue } = settings;
  const worker = await startWorker(settings, { taskQueue });
  const look = (): ReturnType<typeof worker.look> => worker.look();
  const health = port === undefined ? undefined : await serveHealth({ role: 'worker', host, port, look });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await health?.close();
    await worker.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  await worker.ready;
  if (!stopping) process.stdout.write('worker: ready\n');
};

main().catch((error: unknown) => {
  process.stderr.write(`worker: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
