import { readSettings, WrongSettings, type Settings } from '@lib/settings';
import { progressOn } from './progress';
import { startStandalone } from './standalone';

const STOP_WITHIN_MS = 9_500;
const A_DAY_MS = 86_400_000;

/** `npm start`: runs until it is told to stop, or until it cannot go on. Sets the exit code. */
export const main = async (): Promise<void> => {
  const settings = settingsOrSentence();
  if (!settings) return;
  const ended = Promise.race([stopAsked(), unexpected()]);
  setInterval(() => undefined, A_DAY_MS); // the process ends when it is told to, not when it has nothing to do
  process.stdout.write(`Mustafid starts; its data lie in ${settings.home}\n`);
  const standalone = startStandalone(settings, progressOn(process.stdout));
  const cutShort = await Promise.race([ended, failureOf(standalone.ready)]);
  return end(standalone, cutShort ?? (await Promise.race([ended, standalone.broken])));
};

const settingsOrSentence = (): Settings | undefined => {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return undefined;
  }
};

/** Prints the greeting when the start succeeds; answers the error when it does not. */
const failureOf = (ready: Promise<string>): Promise<Error | undefined> =>
  ready.then(
    (greeting) => void process.stdout.write(greeting),
    (error: Error) => error,
  );

type Asked = NodeJS.Signals;

const stopAsked = (): Promise<Asked> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
  });

const unexpected = (): Promise<Error> =>
  new Promise((resolve) => {
    process.on('uncaughtException', resolve);
    process.on('unhandledRejection', (reason) => resolve(reason instanceof Error ? reason : new Error(String(reason))));
  });

/** Stops what runs and ends the process: code 0 when it was asked to, else 1 with the reason. */
const end = async (standalone: { stop(): Promise<readonly string[]> }, reason: Asked | Error): Promise<void> => {
  const failed = reason instanceof Error;
  if (failed) process.stderr.write(`\n${sentenceOf(reason)}\n`);
  else process.stdout.write('\nStopping …\n');
  const late = setTimeout(() => {
    process.stderr.write('Not everything stopped in time: the next start ends or takes over what is left.\n');
    process.exit(1);
  }, STOP_WITHIN_MS);
  const troubles = await standalone.stop();
  clearTimeout(late);
  for (const trouble of troubles) process.stderr.write(`${trouble}\n`);
  if (!failed) process.stdout.write('Stopped.\n');
  process.exit(failed || troubles.length > 0 ? 1 : 0);
};

// What we throw ourselves is a sentence; the stack of a bug is worth more than its message.
const sentenceOf = (error: Error & { code?: string; path?: string }): string => {
  const refusal = REFUSALS[error.code ?? ''];
  if (refusal) return `${error.path ?? 'The data'} cannot be written: ${refusal}`;
  const ours = error.constructor === Error && /[.!]$/.test(error.message);
  return ours ? error.message : (error.stack ?? error.message);
};

const REFUSALS: Record<string, string> = {
  ENOSPC: 'the disk is full. Free some space and start again.',
  EDQUOT: 'the disk quota is used up. Free some space and start again.',
  EACCES: 'the permission is missing. Give it to this user, or set MUSTAFID_HOME to another folder.',
  EROFS: 'the file system is read-only. Set MUSTAFID_HOME to a folder that can be written.',
};

if (require.main === module) void main();
