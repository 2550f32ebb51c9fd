import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Seen, VisibleSetting } from '../programs/visible-commands';
import type { Row } from '../row';

const PER_SECOND = 200;
const SECONDS = 20;
const WARM_SECONDS = 5;

/** How soon a reader sees what a writer was told is done. */
export const row: Row = {
  name: 'visible',
  what: `from a command's answer to a list that shows it, ${PER_SECOND} commands a second, p99`,
  unit: 'ms',
  goal: { atMost: 50 },
  mostRounds: 3,
  open: async (bench) => {
    const node = await bench.eventNode();
    const databaseUrl = await bench.database('read');
    const projector = startProjector(bench.dist, node.url, databaseUrl);
    const api = await bench.api({ eventStoreUrl: node.url, databaseUrl });
    const commands = await bench.program<Seen>('visible-commands', {
      url: api.url,
      eventStoreUrl: node.url,
      databaseUrl,
      perSecond: PER_SECOND,
      intake: await api.token('intake', 'intake'),
      supervisor: await api.token('supervisor', 'supervisor'),
    } satisfies VisibleSetting);
    await commands.run(WARM_SECONDS);
    return {
      configuration: [
        `${PER_SECOND} submissions a second for ${SECONDS} s, sent at their own pace; each answer's Mustafid-Position goes with one read of the beneficiary's cases, which must hold the new one`,
        `the time holds this whole read; the API, the projector, the node and the load are processes of their own`,
      ],
      ours: async () => {
        const { p50Ms, p99Ms, mostMs, seen, commandP99Ms, projectedP99Ms } = await commands.run(SECONDS);
        const beside = `p50 ${p50Ms.toFixed(1)} ms, most ${mostMs.toFixed(1)} ms, ${seen} seen; p99 of the projection alone ${projectedP99Ms.toFixed(1)} ms, of the commands themselves ${commandP99Ms.toFixed(1)} ms`;
        return { value: p99Ms, beside };
      },
      close: async () => {
        await commands.end();
        await api.stop();
        await projector.stop();
        await node.stop();
      },
    };
  },
};

const startProjector = (dist: string, eventStoreUrl: string, databaseUrl: string): { stop(): Promise<void> } => {
  const child = spawn(process.execPath, [path.join(dist, 'apps/projector/src/main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      EVENTSTORE_URL: eventStoreUrl,
      DATABASE_URL: databaseUrl,
      INSTANCE_ID: 'bench',
    },
  });
  const exited = once(child, 'exit');
  const withUs = (): boolean => child.kill('SIGKILL');
  process.once('exit', withUs);
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      process.off('exit', withUs);
    },
  };
};
