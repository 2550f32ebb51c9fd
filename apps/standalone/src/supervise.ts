import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '@lib/local-stack';

const RESTARTS = 5;
const WITHIN_MS = 60_000;
const FIRST_PAUSE_MS = 200;
const LOOK_BENEATH_MS = 100;

/** An engine's process as the launchers hand it out. */
export interface Engine {
  /** Where it is reached; a restarted one must be reached at the same place. */
  readonly address: string;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

export interface Supervised {
  readonly address: string;
  stop(): Promise<void>;
}

export interface Supervision {
  readonly report: Report;
  /** Told the reason why the engine is not started again any more. */
  readonly giveUp: (reason: Error) => void;
  /** Whether the engine that this one stands on serves; without one, always. */
  readonly beneathServes?: () => Promise<boolean>;
}

/**
 * Starts an engine again when it ends by itself, a few times a minute; then, or when it comes up elsewhere, `giveUp` is
 * told. One that falls with the engine beneath it waits until that serves, which is no fault of its own and not counted.
 */
export const supervise = async (
  name: string,
  start: () => Promise<Engine>,
  { report, giveUp, beneathServes = async () => true }: Supervision,
): Promise<Supervised> => {
  let engine = await start();
  let stopping = false;
  let reason = 'its log in the home says why.';
  const restarts: number[] = [];
  const { address } = engine;

  const startAgain = async (): Promise<void> => {
    for (let pauseMs = FIRST_PAUSE_MS; !stopping; pauseMs *= 2) {
      if (await beneathServes()) await countedPause(pauseMs);
      else await untilBeneathServes();
      if (stopping || (await started())) return;
    }
  };
  const countedPause = async (pauseMs: number): Promise<void> => {
    const recent = restarts.filter((at) => performance.now() - at < WITHIN_MS).length;
    if (recent >= RESTARTS) throw new Error(`${name} ended ${recent + 1} times within a minute: ${reason}`);
    restarts.push(performance.now());
    report(name, `ended by itself: starting it again (${recent + 1} of ${RESTARTS})`);
    await sleep(pauseMs);
  };
  /** As long as it takes: whoever supervises the engine beneath knows when to give up. */
  const untilBeneathServes = async (): Promise<void> => {
    report(name, 'ended with the engine that it stands on: waiting for that one');
    while (!stopping && !(await beneathServes())) await sleep(LOOK_BENEATH_MS);
  };
  const started = async (): Promise<boolean> => {
    try {
      engine = await start();
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      report(name, reason);
      return false;
    }
    if (engine.address !== address) throw new Error(`${name} came up at another address: start Mustafid again.`);
    return true;
  };
  let restarting: Promise<void> = Promise.resolve();
  const watch = async (): Promise<void> => {
    while (!stopping) {
      await engine.exited;
      restarting = stopping ? restarting : startAgain();
      await restarting;
    }
  };
  watch().catch((reason: Error) => giveUp(reason));
  return {
    address,
    stop: async () => {
      stopping = true;
      // One that is just coming up again would otherwise outlive us.
      await restarting.catch(() => undefined);
      await engine.stop();
    },
  };
};
