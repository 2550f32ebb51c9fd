import type { Program } from '../program';
import type { Row } from '../row';
import { figureOf, type Written } from '../writers';
import type { AppendSetting, AppendsReady } from '../programs/bare-appends';
import type { CommandSetting } from '../programs/http-commands';

const CONNECTIONS = 64;
const CASES_A_CONNECTION = 16;
/** One caller may send 3,000 requests a second. */
const CALLERS = 8;
const WARM_SECONDS = 3;
const WARM_RUNS = 10;

/** How much of a bare append's rate is left to a command that comes over HTTP, is checked, judged and recorded. */
export const row: Row = {
  name: 'command',
  what: 'a command over HTTP to its durable answer',
  unit: '/s',
  goal: { ratio: 0.35 },
  open: async (bench) => {
    const node = await bench.eventNode();
    const api = await bench.api({ eventStoreUrl: node.url, databaseUrl: await bench.database('read') });
    const tokensOf = (role: string): Promise<string[]> =>
      Promise.all(Array.from({ length: CALLERS }, (_, index) => api.token(role, `${role}-${index}`)));
    const commands = await bench.program<Written & { sample: string }>('http-commands', {
      url: api.url,
      connections: CONNECTIONS,
      casesEach: CASES_A_CONNECTION,
      tokens: { intake: await tokensOf('intake'), officer: await tokensOf('officer') },
    } satisfies CommandSetting);
    const sample = await warm(commands);
    const appends = await bench.program<Written & AppendsReady>('bare-appends', {
      url: node.url,
      by: 'bare client',
      writers: CONNECTIONS,
      streamsEach: CASES_A_CONNECTION,
      like: `case-${sample}`,
    } satisfies AppendSetting);
    const { eventBytes, events } = await appends.run(WARM_SECONDS);
    return {
      peer: `@eventstore/db-client (BatchAppend, its default) appending the same events to the same node`,
      configuration: [
        `${CONNECTIONS} connections (peer: in flight), ${CONNECTIONS * CASES_A_CONNECTION} cases (peer: streams) open at a time, each taken through ${events} commands of one event: submit, verify, attest, give notice, refer`,
        `each command with an Idempotency-Key and a checked token, by ${2 * CALLERS} callers; events of ${eventBytes} bytes (data and metadata, mean)`,
        `the API, each load and the node are processes of their own; no projector runs; ${bench.seconds} s a side`,
      ],
      ours: async () => figureOf(await commands.run(bench.seconds)),
      theirs: async () => figureOf(await appends.run(bench.seconds)),
      close: async () => {
        await commands.end();
        await appends.end();
        await api.stop();
        await node.stop();
      },
    };
  },
};

/** Until a case has been taken all the way: its events are what the peer writes. */
const warm = async (commands: Program<Written & { sample: string }>): Promise<string> => {
  for (let run = 0; run < WARM_RUNS; run += 1) {
    const { sample } = await commands.run(WARM_SECONDS);
    if (sample !== '') return sample;
  }
  throw new Error('No case was taken all the way while the API ran warm.');
};
