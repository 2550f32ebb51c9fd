import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkout, runHome, specHome } from '@lib/testing';
import { Started } from './started';

jest.setTimeout(240_000);

const receiptLog = path.join(checkout, '../shared/data/receipt.csv');
const home = specHome(runHome(), 'simulation');
const files = path.join(home, 'files');
let started: Started;

const mustafid = (...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, MUSTAFID_URL: started.url, XDG_CONFIG_HOME: path.join(home, 'config') };
    const program = [path.join(checkout, 'apps/cli/mustafid.js'), ...words];
    execFile(process.execPath, program, { env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

const json = async <Body>(...words: string[]): Promise<Body> => {
  const { code, stdout, stderr } = await mustafid('--json', ...words);
  if (code !== 0) throw new Error(`mustafid ${words.join(' ')}: ${code}\n${stderr}`);
  return JSON.parse(stdout) as Body;
};

const fileOf = (name: string, text: string): string => {
  mkdirSync(files, { recursive: true });
  writeFileSync(path.join(files, name), text);
  return path.join(files, name);
};

interface Simulated {
  readonly cases: number;
  readonly total: { readonly answers: number; readonly pastTarget: { before: number; after: number } };
  readonly byMonth: readonly { readonly month: string; readonly answers: number }[];
  readonly mostChanged: readonly { caseId: string }[] | null;
}

const series = ['--policy', 'receipt-log'];
const draft = (reviewWindow: object): string => JSON.stringify({ version: 2, reviewWindow });

/** Everything of the past that a read could show: the cases with their revisions, and the versions adopted. */
const past = async (): Promise<unknown[]> => [
  await json('case', 'list', ...series, '--limit', '200'),
  await json('policy', 'show', 'receipt-log'),
];

(existsSync(receiptLog) ? describe : () => undefined)('a draft over the real log', () => {
  beforeAll(async () => {
    started = await Started.on(home);
    await started.ready();
    const rows = readFileSync(receiptLog, 'utf8').split('\n').slice(0, 301);
    await json('import', fileOf('log.csv', rows.join('\n')));
  });

  afterAll(async () => {
    started.signal('SIGTERM');
    await started.ended();
  });

  it('P27 says which answers would have been late, draws it, and leaves everything as it was', async () => {
    const before = await past();
    const file = fileOf(
      'draft.json',
      draft({ from: 'submission', floor: null, target: { length: 'P1D', counting: 'working_days' } }),
    );
    const svg = path.join(files, 'picture.svg');
    const simulated = await json<Simulated>('policy', 'simulate', file, ...series, '--svg', svg);
    const { total, byMonth, mostChanged } = simulated;
    expect(total.answers).toBeGreaterThan(20);
    expect(total.pastTarget.before).toBe(0); // the log's own version names no target
    expect(total.pastTarget.after).toBeGreaterThan(0);
    expect(byMonth.reduce((sum, { answers }) => sum + answers, 0)).toBe(total.answers);
    expect(mostChanged).toHaveLength(10);
    expect(readFileSync(svg, 'utf8')).toContain('ردود بعد المدة المستهدفة للرد');
    const said = await mustafid('policy', 'simulate', file, ...series, '--as', 'board');
    expect(said).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing is recorded') });
    expect(said.stdout).not.toContain(mostChanged![0]!.caseId);
    expect(await past()).toEqual(before);
  });

  it('takes a part of the past, and a draft of the calendar with it', async () => {
    const file = fileOf('same.json', draft({ from: 'raising', floor: null }));
    const calendar = fileOf('calendar.json', JSON.stringify({ version: 2, weekend: [6, 7] }));
    const whole = await json<Simulated>('policy', 'simulate', file, ...series, '--calendar', calendar);
    expect(whole.mostChanged).toEqual([]); // no window, so nothing that a calendar could move
    const { month, answers } = whole.byMonth[0]!;
    const days = ['--from', `${month}-01`, '--to', `${month}-28`];
    const part = await json<Simulated>('policy', 'simulate', file, ...series, ...days);
    expect(part.total.answers).toBeLessThanOrEqual(answers);
    expect(part.cases).toBeLessThan(whole.cases);
  });

  it('ends with the code of what is wrong with a draft, and says where', async () => {
    const wrong = fileOf('wrong.json', JSON.stringify({ version: 2, warnAfterShare: 0.5, windows: { answer: 1 } }));
    const misshapen = await mustafid('policy', 'simulate', wrong, ...series);
    expect([misshapen.code, misshapen.stderr]).toEqual([2, expect.stringContaining('/policy/windows/answer')]);
    const last = await mustafid('policy', 'simulate', fileOf('last.json', '{"version":1}'), ...series);
    expect([last.code, last.stderr]).toEqual([5, expect.stringContaining('version_not_next')]);
    expect((await mustafid('policy', 'simulate', path.join(files, 'nowhere.json'))).code).toBe(2);
  });
});
