import { Client } from 'pg';
import { caseBoard, readModels } from '@lib/read-models';
import type { Bench } from '../bench';
import { prepareCase } from '../prepared-case';
import type { Filled, FillSetting } from '../programs/filled-log';
import type { Rebuilt, RebuildSetting } from '../programs/rebuilt-read-models';
import type { Row, Trial } from '../row';

const EVENTS = 100_000;
/** Each the first of its case: then a rebuild writes each row once, as COPY does. */
const EVENTS_EACH = 1;
const ABREAST = 256;
const ROUNDS = 3;

export const row: Row = {
  name: 'rebuild',
  what: 'all read models folded again from the log of 100,000 events, into an empty database',
  unit: '/s',
  goal: { ratio: 0.5 },
  mostRounds: ROUNDS,
  open: async (bench) => {
    const node = await bench.eventNode();
    const like = await sampleCase(bench, node.url);
    const filling = await bench.program<Filled>('filled-log', {
      url: node.url,
      like,
      events: EVENTS,
      eventsEach: EVENTS_EACH,
      abreast: ABREAST,
    } satisfies FillSetting);
    const { events, head } = await filling.run(60);
    await filling.end();
    const databaseUrls: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) databaseUrls.push(await bench.database('read'));
    const rebuilding = await bench.program<Rebuilt>('rebuilt-read-models', {
      eventStoreUrl: node.url,
      databaseUrls,
      head,
    } satisfies RebuildSetting);
    return trialOf(events, rebuilding, () => node.stop());
  },
};

const trialOf = (
  events: number,
  rebuilding: { run(seconds: number): Promise<Rebuilt>; end(): Promise<void> },
  stop: () => Promise<void>,
): Trial => {
  let databaseUrl = '';
  let rows = 0;
  return {
    peer: 'COPY of the same rows, from a file that Postgres reads itself, into empty tables with the same columns and indexes',
    configuration: [
      `${events} events, nearly all the first of a case: a row of the board (${Object.keys(caseBoard.columns).length} columns) and what it brings in ${readModels.map(({ name }) => name).join(', ')}`,
      'our time holds reading the log through the client, decoding, folding and writing; COPY finds the rows made; synchronous_commit off for both',
    ],
    ours: async () => {
      const rebuilt = await rebuilding.run(120);
      databaseUrl = rebuilt.databaseUrl;
      rows = await rowsOf(databaseUrl);
      return {
        value: (rows / rebuilt.milliseconds) * 1_000,
        beside: `${rows} rows from ${events} events in ${Math.round(rebuilt.milliseconds)} ms`,
      };
    },
    theirs: async () => {
      const milliseconds = await copied(databaseUrl);
      return { value: (rows / milliseconds) * 1_000, beside: `${Math.round(milliseconds)} ms` };
    },
    close: async () => {
      await rebuilding.end();
      await stop();
    },
  };
};

const connected = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const rowsOf = (url: string): Promise<number> =>
  connected(url, async (client) => {
    let rows = 0;
    for (const { table } of readModels)
      rows += Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n);
    return rows;
  });

/** The rows as a file that the server itself reads: nothing of ours takes part. */
const copied = (url: string): Promise<number> =>
  connected(url, async (client) => {
    const folder = (await client.query('show data_directory')).rows[0].data_directory as string;
    for (const { table } of readModels) {
      await client.query(`copy ${table} to '${folder}/${table}.copy'`);
      await client.query(`create table ${table}_copied (like ${table} including all)`);
    }
    await client.query('checkpoint');
    await client.query('set synchronous_commit = off');
    const begun = performance.now();
    for (const { table } of readModels) await client.query(`copy ${table}_copied from '${folder}/${table}.copy'`);
    return performance.now() - begun;
  });

/** A case as the API writes it; its policy is then in the log too. */
const sampleCase = async (bench: Bench, eventStoreUrl: string): Promise<string> => {
  const api = await bench.api({ eventStoreUrl, databaseUrl: await bench.database('read') });
  try {
    return await prepareCase(api);
  } finally {
    await api.stop();
  }
};
