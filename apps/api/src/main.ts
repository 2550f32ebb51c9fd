import { readSettings } from '@lib/settings';
import { createApi } from './api';

/** The API as a process of its own: settings in, until SIGTERM. */
const main = async (): Promise<void> => {
  const api = await createApi(readSettings(process.env)); // oxlint-disable-line node/no-process-env
  const stop = (): void => void api.close().then(() => process.exit(0), fail);
  process.once('SIGTERM', stop).once('SIGINT', stop);
  process.stdout.write(`The API answers at ${await api.listen()}\n`);
};

const fail = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
};

main().catch(fail);
