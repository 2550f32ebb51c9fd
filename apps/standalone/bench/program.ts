import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';

/** A load of its own process: told to run for so long, it answers with what it got done. */
export interface Program<Done> {
  readonly pid: number;
  run(seconds: number): Promise<Done>;
  end(): Promise<void>;
}

type Message<Done> = { readonly ready: true } | { readonly done: Done } | { readonly failed: string };

const READY_S = 30;
/** Beyond the time that a run was given. */
const PATIENCE_MS = 60_000;

/** Starts `programs/<name>.ts`; throws what it failed with. */
export const startProgram = async <Done>(
  name: string,
  setting: object,
  readyInSeconds = READY_S,
): Promise<Program<Done>> => {
  const child = fork(path.join(__dirname, 'programs', `${name}.js`), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  child.send({ setting }); // too long for a command line where it holds all that is to be asked
  await answerOf(name, child, readyInSeconds * 1_000).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  return {
    pid: child.pid ?? 0,
    run: async (seconds) => {
      child.send({ seconds });
      const message = await answerOf<Done>(name, child, seconds * 1_000 + PATIENCE_MS);
      if ('done' in message) return message.done;
      throw new Error(`${name} did not answer with what it got done.`);
    },
    end,
  };
};

const answerOf = <Done>(name: string, child: ChildProcess, timeoutMs: number): Promise<Message<Done>> =>
  new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${name}: ${why}`));
    const timer = setTimeout(() => settle(() => fail(`no answer in ${timeoutMs / 1_000} s`)), timeoutMs);
    const gone = (code: number | null): void => settle(() => fail(`ended with ${code}`));
    const heard = (message: unknown): void =>
      settle(() => {
        const said = message as Message<Done>;
        if ('failed' in said) fail(said.failed);
        else resolve(said);
      });
    const settle = (how: () => void): void => {
      clearTimeout(timer);
      child.off('exit', gone).off('message', heard);
      how();
    };
    child.once('exit', gone).once('message', heard);
  });

/** The other end: makes the load from its setting, then runs it whenever asked, until its parent is gone. */
export const serve = <Setting, Done>(make: (setting: Setting) => Promise<(seconds: number) => Promise<Done>>): void => {
  const fail = (error: unknown): void =>
    void process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  const begin = async (setting: Setting): Promise<void> => {
    const run = await make(setting);
    process.on('message', (message) => {
      run((message as { seconds: number }).seconds).then((done) => process.send?.({ done }), fail);
    });
    process.send?.({ ready: true });
  };
  process.on('disconnect', () => process.exit(0));
  process.once('message', (message) => void begin((message as { setting: Setting }).setting).catch(fail));
};
