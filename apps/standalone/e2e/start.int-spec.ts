import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { runHome, specHome } from '@lib/testing';
import { enginesOf, freePort, isAlive, secondStartSeconds, Started, until } from './started';

jest.setTimeout(120_000);

const homeOf = (name: string): string => specHome(runHome(), `start ${name} بيت`);
const alive = (home: string): readonly string[] =>
  Object.entries(enginesOf(home)).flatMap(([name, pid]) => (isAlive(pid) ? [name] : []));

/** What a start said that ended at once: sentences, no stack. */
const refused = async (started: Started): Promise<string> => {
  expect(await started.ended()).toBe(1);
  expect(started.output).not.toMatch(/^\s+at /m);
  return started.output;
};

describe('npm start', () => {
  it('is back after everything was killed, on what the killed one left behind, and takes over or ends what one that was killed alone left', async () => {
    const home = homeOf('killed');
    const first = await Started.on(home);
    await first.ready();
    const engines = Object.values(enginesOf(home));
    expect(engines).toHaveLength(3);
    for (const pid of [first.pid, ...engines]) process.kill(pid, 'SIGKILL');
    await until('all are gone', () => ([first.pid, ...engines].some(isAlive) ? undefined : true));

    const second = await Started.on(home);
    expect(await second.ready()).toBeLessThan(secondStartSeconds());
    expect(alive(home)).toHaveLength(3);
    const before = enginesOf(home);
    second.signal('SIGKILL');
    await second.ended();
    expect(alive(home)).toHaveLength(3);

    const third = await Started.on(home);
    await third.ready();
    const after = enginesOf(home);
    for (const [name, pid] of Object.entries(before)) {
      if (after[name] !== pid) expect(isAlive(pid)).toBe(false);
    }
    await third.stops();
    expect(Object.values(after).filter(isAlive)).toEqual([]);
  });

  it('refuses a second start on the same home, and stops everything within 10 s on SIGTERM, SIGINT and SIGHUP', async () => {
    const home = homeOf('signals');
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      const started = await Started.on(home);
      await started.ready();
      if (signal === 'SIGTERM') {
        expect(await refused(await Started.on(home))).toMatch(/Mustafid already runs on .* at http/);
        expect(alive(home)).toHaveLength(3);
      }
      const engines = Object.values(enginesOf(home));
      await started.stops(signal);
      expect(engines.filter(isAlive)).toEqual([]);
    }
  });

  it.each([
    ['while Postgres is made', /postgres +making/],
    ['while Temporal starts', /temporal +starting/],
    ['while the event node starts', /event node +starting/],
  ])('leaves nothing behind when it is stopped %s', async (when, line) => {
    const home = homeOf(when);
    const started = await Started.on(home);
    await started.untilSaid(line);
    await started.stops();
    expect(started.output).not.toContain('is ready in');
    expect(alive(home)).toEqual([]);
  });
});

describe('an engine that keeps dying', () => {
  it('is given up after a few times: a sentence, an exit code, nothing left behind', async () => {
    const home = homeOf('keeps dying');
    const started = await Started.on(home);
    await started.ready();
    const engines = Object.values(enginesOf(home));
    let killed = 0;
    await until('the service gives up', () => {
      const pid = enginesOf(home)['event-node'] ?? 0;
      if (pid !== killed && isAlive(pid)) process.kill(pid, 'SIGKILL');
      killed = pid;
      return /ended 6 times within a minute/.test(started.output) ? true : undefined;
    });
    expect(await started.ended()).toBe(1);
    expect([...engines, ...Object.values(enginesOf(home))].filter(isAlive)).toEqual([]);
  });
});

describe('npm start says what is wrong in one sentence and leaves nothing behind', () => {
  it('a busy port', async () => {
    const port = await freePort();
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
    const home = homeOf('busy port');
    const said = await refused(await Started.on(home, { PORT: String(port) }));
    holder.close();
    expect(said).toContain(`Port ${port} on 127.0.0.1 is taken: `);
    expect(enginesOf(home)).toEqual({});
  });

  it('a home that is no folder', async () => {
    const file = path.join(homeOf('file'), 'file');
    writeFileSync(file, '');
    expect(await refused(await Started.on(path.join(file, 'home')))).toContain(path.join(file, 'home'));
  });

  it('a home that this user may not write to', async () => {
    const folder = path.join(homeOf('forbidden'), 'locked');
    mkdirSync(folder, { mode: 0o555 });
    // Root may write anywhere: it is tried as the user that Debian calls nobody.
    const as = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const said = await refused(await Started.on(path.join(folder, 'home'), {}, as));
    expect(said).toMatch(/permission is missing: .* MUSTAFID_HOME/);
  });

  it('a wrong setting, an unknown one', async () => {
    const said = await refused(await Started.on(homeOf('wrong'), { LOG_LEVEL: 'loud', MUSTAFID_HOEM: 'x' }));
    expect(said).toMatch(/^LOG_LEVEL must be/m);
    expect(said).toMatch(/^MUSTAFID_HOEM is not a setting/m);
  });
});
