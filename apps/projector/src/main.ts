import { serveHealth, type HealthPort } from '@lib/health';
import type { EngineLogger } from '@lib/read-models';
import { readSettings, WrongSettings, type Settings } from '@lib/settings';
import { startProjector, type Projector, type ProjectorSettings } from './projector';

const fail = (sentence: string): never => {
  process.stderr.write(`projector: ${sentence}\n`);
  process.exit(1);
};

const settingsOrSentence = (): Settings & ProjectorSettings => {
  const settings = readOrSentence();
  const { databaseUrl, eventStoreUrl } = settings;
  if (!databaseUrl) return fail('DATABASE_URL is not set: the address of the read models’ database.');
  if (!eventStoreUrl) return fail('EVENTSTORE_URL is not set: the address of the event log.');
  return { ...settings, databaseUrl, eventStoreUrl };
};

const readOrSentence = (): Settings => {
  try {
    // eslint-disable-next-line node/no-process-env -- the one place of this process that reads it
    return readSettings(process.env);
  } catch (error) {
    if (error instanceof WrongSettings) return fail(error.message);
    throw error;
  }
};

const line = (level: string, message: string, details?: object): void => {
  const text = JSON.stringify({ level, role: 'projector', message, ...details }, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  process.stdout.write(`${text}\n`);
};

const logger: EngineLogger = {
  info: (message, details) => line('info', message, details),
  error: (message, details) => line('error', message, details),
};

const stopOnSignal = (projector: Projector, health: HealthPort | undefined): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await health?.close();
    await projector.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};

const main = async (): Promise<void> => {
  const settings = settingsOrSentence();
  const projector = await startProjector(settings, logger);
  const { host, healthPort: port } = settings;
  const look = (): ReturnType<Projector['look']> => projector.look();
  const health = port === undefined ? undefined : await serveHealth({ role: 'projector', host, port, look });
  stopOnSignal(projector, health);
  line('info', 'projector ready');
};

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
