import { lockHome } from '../../local-stack/src/home-lock';
import { ask } from '../../local-stack/src/waiting';
import { specHome } from './run-home';

const TURN_TIMEOUT_MS = 90_000;

/** One worker at a time does the work; the others wait their turn. */
export const inTurn = async <T>(home: string, work: () => Promise<T>): Promise<T> => {
  const folder = specHome(home, 'turn');
  const release = await ask(
    () => {
      try {
        return lockHome(folder, 'a test worker');
      } catch {
        return undefined;
      }
    },
    { timeoutMs: TURN_TIMEOUT_MS },
  );
  if (!release) throw new Error(`No turn at the engines in ${folder} within ${TURN_TIMEOUT_MS} ms.`);
  try {
    return await work();
  } finally {
    release();
  }
};
