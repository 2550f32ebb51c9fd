import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { runHome, specHome } from '@lib/testing';
import { enginesOf, freePort, isAlive, Started, until } from './started';

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
  it('leaves nothing behind when it is stopped in the midst of it, and is begun anew where one was killed', async () => {
    const home = homeOf('cut short');
    const killed = await Started.on(home);
    await killed.untilSaid(/postgres +making/);
    killed.signal('SIGKILL');
    await killed.ended();
    for (const [line, signal] of [
      [/postgres +making/, 'SIGINT'],
      [/temporal +starting/, 'SIGHUP'],
      [/event node +starting/, 'SIGINT'],
    ] as const) {
      const started = await Started.on(home);
      await started.untilSaid(line);
      await started.stops(signal);
      expect(started.output).not.toContain('is ready in');
      expect(alive(home)).toEqual([]);
    }
  });
});

describe('an engine that keeps dying', () => {
  it.concurrent('is given up after a few times: a sentence, an exit code, nothing left behind', async () => {
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
  it.concurrent('a busy port', async () => {
    const port = await freePort();
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
    const home = homeOf('busy port');
    const said = await refused(await Started.on(home, { PORT: String(port) }));
    holder.close();
    expect(said).toContain(`Port ${port} on 127.0.0.1 is taken: `);
    expect(enginesOf(home)).toEqual({});
  });

  it.concurrent('a home that is no folder', async () => {
    const file = path.join(homeOf('file'), 'file');
    writeFileSync(file, '');
    expect(await refused(await Started.on(path.join(file, 'home')))).toContain(path.join(file, 'home'));
  });

  it.concurrent('a home that this user may not write to', async () => {
    const folder = path.join(homeOf('forbidden'), 'locked');
    mkdirSync(folder, { mode: 0o555 });
    // Root may write anywhere: it is tried as the user that Debian calls nobody.
    const as = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const said = await refused(await Started.on(path.join(folder, 'home'), {}, as));
    expect(said).toMatch(/permission is missing: .* MUSTAFID_HOME/);
  });

  it.concurrent('a wrong setting, an unknown one', async () => {
    const said = await refused(await Started.on(homeOf('wrong'), { LOG_LEVEL: 'loud', MUSTAFID_HOEM: 'x' }));
    expect(said).toMatch(/^LOG_LEVEL must be/m);
    expect(said).toMatch(/^MUSTAFID_HOEM is not a setting/m);
  });
});
