import { cutShort, lockHome, type Report } from '@lib/local-stack';
import type { Settings } from '@lib/settings';
import { devMailUrl } from './dev-mail/this-machine';
import { startEngines } from './engines';
import { expectFreePort } from './free-port';
import { greet } from './greeting';
import { instanceOf } from './instance';
import { startRoles } from './roles';
import { Stoppers } from './stoppers';

const STOP_EACH_MS = 4_000;

/** A stop was asked for while the start was under way. */
export class Interrupted extends Error {}

export interface Standalone {
  /** What a person is told when everything stands; rejects when the start failed or was interrupted. */
  readonly ready: Promise<string>;
  /** Settles with the reason when something gave up for good after the start. */
  readonly broken: Promise<Error>;
  /** Stops everything in order, also in the middle of a start; answers what did not stop as it should. */
  stop(): Promise<readonly string[]>;
}

/** Everything on one machine: the engines that no address is set for, and the three roles. */
export const startStandalone = (settings: Settings, report: Report): Standalone => {
  const stoppers = new Stoppers();
  const begun = performance.now();
  let interrupted = false;
  let engineStarts: Promise<unknown> = Promise.resolve();
  let giveUp: (reason: Error) => void = () => undefined;
  const broken = new Promise<Error>((resolve) => (giveUp = resolve));
  const goOn = (): void => {
    if (interrupted) throw new Interrupted('Stopped before it was ready.');
  };

  const start = async (): Promise<string> => {
    const release = lockHome(settings.home, settings.publicUrl);
    stoppers.add('the home', async () => release());
    await expectFreePort(settings);
    const named = { ...settings, ...instanceOf(settings) };
    goOn();
    const starting = startEngines(named, { report, stoppers, giveUp });
    engineStarts = starting;
    const engines = await starting; // the roles are loaded after it, where there is something to start them on
    goOn();
    const { people, tries } = await startRoles(engines, { report, stoppers });
    goOn();
    const seconds = (performance.now() - begun) / 1000;
    const { dataFolders, mails } = engines;
    const mailUrl = mails && devMailUrl(settings);
    return greet({ seconds, publicUrl: settings.publicUrl, mailUrl, dataFolders, people, tries });
  };

  const ready = start();
  return {
    ready,
    broken,
    stop: async () => {
      interrupted = true;
      // What is just being started can only be stopped in order when its start has come to an end.
      await cutShort(engineStarts).catch(() => undefined);
      await ready.catch(() => undefined);
      return stoppers.stopAll(STOP_EACH_MS);
    },
  };
};
