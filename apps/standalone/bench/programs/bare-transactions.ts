import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { serve } from '../program';
import { runWriters, type Writer, type Written } from '../writers';

export interface TransactionSetting {
  readonly databaseUrl: string;
  /** Connections, each with one transaction at a time. */
  readonly writers: number;
  readonly eventBytes: number;
}

const INSERT = {
  name: 'insert',
  text: `insert into event (position, stream_key, revision, id, stream, type, json, created, metadata, data)
    values ($1, $2, 0, $3, $4, 'Measured', true, $1, $5, $6)`,
};

serve<TransactionSetting, Written>(async ({ databaseUrl, writers, eventBytes }) => {
  const [metadata, data] = [randomBytes(Math.round(eventBytes * 0.4)), randomBytes(Math.round(eventBytes * 0.6))];
  // Another process may have written before.
  let position = randomInt(2 ** 47);
  const all = await Promise.all(
    Array.from({ length: writers }, async (): Promise<Writer> => {
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      return async () => {
        const id = randomUUID();
        await client.query('begin');
        await client.query({ ...INSERT, values: [(position += 1), id, id, `measured-${id}`, metadata, data] });
        await client.query('commit');
      };
    }),
  );
  return (seconds) => runWriters(all, seconds);
});
