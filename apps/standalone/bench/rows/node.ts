import type { Program } from '../program';
import type { Row } from '../row';
import { figureOf, type Written } from '../writers';
import type { AppendSetting, AppendsReady } from '../programs/bare-appends';
import type { TransactionSetting } from '../programs/bare-transactions';

const WRITERS = 64;
const STREAMS_A_WRITER = 16;
const WARM_SECONDS = 2;

/** What writing many appends in one transaction is worth. */
export const row: Row = {
  name: 'node',
  what: 'durable appends to the local event node',
  unit: '/s',
  goal: { ratio: 5 },
  open: async (bench) => {
    const node = await bench.eventNode();
    const load = (by: AppendSetting['by']): Promise<Program<Written & AppendsReady>> =>
      bench.program('bare-appends', {
        url: node.url,
        writers: WRITERS,
        streamsEach: STREAMS_A_WRITER,
        by,
      } satisfies AppendSetting);
    // The bare client needs more of its process than the node of its own: it would be measured instead.
    const appends = await load('own client');
    const { eventBytes } = await appends.run(WARM_SECONDS);
    const bare = await load('bare client');
    await bare.run(WARM_SECONDS);
    const { perSecond: byBareClient } = await bare.run(bench.seconds);
    await bare.end();
    const databaseUrl = await bench.database('rows');
    // A node makes its table when it first starts: the peer's is then the same one, indexes included.
    await (await bench.eventNode(databaseUrl)).stop();
    // One connection, as the node has one: positions that follow the order of commits leave no room for a second.
    const transactions = await bench.program<Written>('bare-transactions', {
      databaseUrl,
      writers: 1,
      eventBytes,
    } satisfies TransactionSetting);
    await transactions.run(WARM_SECONDS);
    const unordered = await bench.program<Written>('bare-transactions', {
      databaseUrl,
      writers: WRITERS,
      eventBytes,
    } satisfies TransactionSetting);
    const { perSecond: withoutOrder } = await unordered.run(WARM_SECONDS);
    await unordered.end();
    return {
      peer: 'one transaction an append (begin, insert, commit) in one order, on the same Postgres, into the same table',
      configuration: [
        `${WRITERS} writers, ${WRITERS * STREAMS_A_WRITER} streams at a time, exact revisions; one event of ${eventBytes} bytes an append`,
        `appended by libs/event-store, as this product's processes do; by the client of @eventstore/db-client, which needs twice the CPU for each: ${Math.round(byBareClient)} /s, measured once`,
        `${WRITERS} connections at once, which no log with one order could use: ${Math.round(withoutOrder)} /s, measured once`,
        `fsync and synchronous_commit on; both loads are processes of their own; ${bench.seconds} s a side`,
      ],
      ours: async () => figureOf(await appends.run(bench.seconds)),
      theirs: async () => figureOf(await transactions.run(bench.seconds)),
      close: async () => {
        await appends.end();
        await transactions.end();
        await node.stop();
      },
    };
  },
};
