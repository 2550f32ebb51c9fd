import { Client } from 'pg';
import { engines, type Engines } from '@lib/testing';

const databaseOf = async (url: string): Promise<string> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? '';
  } finally {
    await client.end();
  }
};

let real: Engines;
beforeAll(async () => {
  real = await engines();
});
afterAll(() => real.stop());

test('every spec gets databases of its own, dropped at its end', async () => {
  const [one, other] = [await real.databaseUrl('read'), await real.databaseUrl('read')];
  expect(await databaseOf(one)).not.toBe(await databaseOf(other));
  await real.stop();
  await expect(databaseOf(one)).rejects.toThrow('does not exist');
});
