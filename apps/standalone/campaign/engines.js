'use strict';
// Holds the engines of the kill campaign: whatever ends by itself is started again at the same place, as often as it takes.
const fs = require('node:fs');
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
let ports; // as they were when everything stood

/** Its port may be taken by another process's connection for a moment: then it is tried for again. */
const sameAddress = async (address, start) => {
  fs.writeFileSync(path.join(home, 'ports.json'), ports);
  const engine = await start();
  if (engine.address === address) return engine;
  await engine.stop();
  throw new Error(`came up at ${engine.address}, not at ${address}`);
};

const holding = async (name, start) => {
  const engine = await start();
  const kept = { engine };
  held.push(kept);
  const watch = async () => {
    while (!stopping) {
      await kept.engine.exited;
      while (!stopping) {
        try {
          kept.engine = await sameAddress(engine.address, start);
          break;
        } catch (error) {
          report(name, error.message);
          await pause(PAUSE_MS);
        }
      }
    }
  };
  kept.watched = watch();
  return engine;
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
    holding('postgres', async () => {
      const postgres = await startPostgres({ home, report });
      return { ...postgres, address: postgres.urlFor('log') };
    }),
    holding('temporal', () => startTemporal({ home, report })),
  ]);
  const node = path.join(dist, 'apps/event-node/src/main.js');
  const log = await holding('event node', async () => {
    while (!(await postgres.serves())) await pause(PAUSE_MS); // it would end at once
    const started = await startEventNode({ home, logUrl: postgres.urlFor('log'), main: node, report });
    return { ...started, address: started.url };
  });
  setInterval(() => undefined, A_DAY_MS); // watching alone does not keep a process
  process.once('SIGTERM', () => void stop());
  ports = fs.readFileSync(path.join(home, 'ports.json'), 'utf8');
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
