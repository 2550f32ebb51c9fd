import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { built, checkout, runHome, specHome } from '@lib/testing';
import { startPostgres, type Postgres } from './postgres';
import { canEnter, unprivilegedAccount } from './postgres-account';
import { identify } from './process-identity';

const silent = (): void => undefined;
const start = (home: string): Promise<Postgres> => startPostgres({ home, report: silent });

const rowsOf = async (url: string, text: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

test('below a folder that only its owner may enter the data lie where the server can reach them, and are found again', async () => {
  const home = path.join(specHome(runHome(), 'closed'), 'home');
  mkdirSync(home);
  chmodSync(path.dirname(home), 0o700);
  const first = await start(home);
  await rowsOf(first.urlFor('log'), 'create table facts as select 1 as n');
  await first.stop();
  const second = await start(home);
  expect(await rowsOf(second.urlFor('log'), 'select n from facts')).toEqual([{ n: 1 }]);
  await second.stop();
  expect(second.dataDirectory).toBe(first.dataDirectory);
  const account = unprivilegedAccount();
  expect(account === undefined || canEnter(second.dataDirectory, account)).toBe(true);
  if (!second.dataDirectory.startsWith(home)) rmSync(path.dirname(second.dataDirectory), { recursive: true });
});

test('an ordinary user starts and stops it too', () => {
  const home = specHome(runHome(), 'of an ordinary user');
  const account = unprivilegedAccount();
  const other = account && canEnter(checkout, account) && canEnter(process.execPath, account) ? account : undefined;
  if (other) chownSync(home, other.uid, other.gid);
  const program = `
    const [, library, home] = process.argv;
    require(library).startPostgres({ home, report: () => {} }).then(async (postgres) => {
      await postgres.stop();
      console.log(postgres.dataDirectory);
    });`;
  const said = execFileSync(process.execPath, ['-e', program, built('libs/local-stack/src/index.js'), home], {
    cwd: home,
    encoding: 'utf8',
    ...(other && { uid: other.uid, gid: other.gid }),
  });
  expect(said.trim()).toBe(path.join(home, 'postgres'));
});

test('a lost password is told in one sentence, and nothing runs afterwards', async () => {
  const home = specHome(runHome(), 'lost password');
  await (await start(home)).stop();
  writeFileSync(path.join(home, 'postgres-password.json'), JSON.stringify({ secret: 'another one' }));
  if (!existsSync(path.join(home, 'postgres'))) return; // the data are named after the password: another one is another start
  await expect(start(home)).rejects.toThrow('put the backup of that file back');
  const book = JSON.parse(execFileSync('cat', [path.join(home, 'processes.json')], { encoding: 'utf8' })) as {
    postgres: { pid: number };
  };
  expect(identify(book.postgres.pid)).toBeUndefined();
});

test('a half-made data directory of a killed start is thrown away', async () => {
  const home = specHome(runHome(), 'half made');
  const draft = path.join(home, 'postgres.draft-1a2b3c4d');
  mkdirSync(path.join(draft, 'data'), { recursive: true });
  writeFileSync(path.join(draft, 'data', 'PG_VERSION'), '18\n');
  const postgres = await start(home);
  await postgres.stop();
  expect(existsSync(draft)).toBe(false);
});

test('it is thrown away even while the initdb that a killed start left behind still writes to it', async () => {
  const home = specHome(runHome(), 'still written');
  const draft = path.join(home, 'postgres.draft-5e6f7a8b');
  mkdirSync(path.join(draft, 'data'), { recursive: true });
  // As long as it may, and a second at most: what it writes comes between the listing of the folder and its removal.
  const writes = `for (let n = 0; performance.now() < 1_000; n += 1) { fs.writeFileSync('data/' + n, ''); if (n === 0) console.log('writes'); }`;
  const writer = spawn(process.execPath, ['-e', writes], { cwd: draft });
  await once(writer.stdout, 'data');
  const postgres = await start(home);
  await postgres.stop();
  expect(existsSync(draft)).toBe(false);
});

test('a pid that has gone to another process meanwhile does not stop a start', async () => {
  const home = specHome(runHome(), 'reused pid');
  const first = await start(home);
  await first.stop();
  const account = unprivilegedAccount();
  // Of the server's own user: only such a one is taken for a server.
  const other = spawn('sleep', ['60'], account && { uid: account.uid, gid: account.gid });
  // As the server leaves it when it is killed, with a pid that is now another's.
  const lock = [other.pid, first.dataDirectory, 1, 5432, '', '127.0.0.1', ' 12345 67890', 'ready'];
  writeFileSync(path.join(first.dataDirectory, 'postmaster.pid'), `${lock.join('\n')}\n`);
  const second = await start(home);
  expect(other.exitCode).toBeNull();
  other.kill();
  await second.stop();
});
