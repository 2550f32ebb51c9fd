'use strict';
// Holds the engines of the kill campaign: whatever ends by itself is started again at the same place, as often as it takes.
const path = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');

const dist = path.resolve(__dirname, '../../../dist');
const { startPostgres, startTemporal, startEventNode } = require(path.join(dist, 'libs/local-stack/src/index.js'));

const PAUSE_MS = 100;
const A_DAY_MS = 86_400_000;
const home = process.env.MUSTAFID_HOME;
const report = (name, line) => process.stdout.write(`${name}: ${line}\n`);
let stopping = false;
const held = [];

const holding = async (name, start) => {
  const kept = { engine: await start() };
  held.push(kept);
  const watch = async () => {
    while (!stopping) {
      await kept.engine.exited;
      while (!stopping) {
        try {
          kept.engine = await start();
          break;
        } catch (error) {
          report(name, error.message);
          await pause(PAUSE_MS);
        }
      }
    }
  };
  kept.watched = watch();
  return kept.engine;
};

const stop = async () => {
  stopping = true;
  for (const kept of held.reverse()) {
    await kept.engine.stop();
    await kept.watched;
    await kept.engine.stop();
  }
  process.exit(0);
};

const main = async () => {
  const [postgres, temporal] = await Promise.all([
    holding('postgres', () => startPostgres({ home, report })),
    holding('temporal', () => startTemporal({ home, report })),
  ]);
  const node = path.join(dist, 'apps/event-node/src/main.js');
  const log = await holding('event node', () =>
    startEventNode({ home, logUrl: postgres.urlFor('log'), main: node, report }),
  );
  setInterval(() => undefined, A_DAY_MS); // watching alone does not keep a process
  process.once('SIGTERM', () => void stop());
  process.send({
    EVENTSTORE_URL: log.url,
    DATABASE_URL: postgres.urlFor('read'),
    KEYS_DATABASE_URL: postgres.urlFor('keys'),
    TEMPORAL_ADDRESS: temporal.address,
  });
};

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
