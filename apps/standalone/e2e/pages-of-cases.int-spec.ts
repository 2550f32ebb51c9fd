// needs: chromium
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { runHome, specHome } from '@lib/testing';
import { fillBoards, PRESSING, sender, submit, tokenOf } from './board-cases';
import { openBrowser, signedIn } from './board-page';
import { faint, misplaced, violations, WIDTHS } from './page-checks';
import { Started } from './started';

jest.setTimeout(120_000);

/** Measured at both ends of the widths: what holds there holds between them. */
const MIDDLE = 768;

const ODD = '\u202Eevil<script>document.title="run"</script>';

let started: Started;
let browser: Browser;
let page: Page;
let complaints: string[];
let caseId: string;
let home: string;

beforeAll(async () => {
  home = specHome(runHome(), 'pages of a case');
  [started, browser] = await Promise.all([Started.on(home), openBrowser()]);
  await started.ready();
  caseId = await submit(started.url);
  const send = sender(started.url);
  const asked = { informationId: 'information-1', fields: ['income'], from: 'applicant', channel: 'phone' };
  await send('officer', `/v1/cases/${caseId}/request-information`, {
    ...asked,
    personal: [{ subject: 'a-1', data: { note: ODD } }],
  });
  await send('intake', `/v1/cases/${caseId}/supply-information`, { informationId: 'information-1', channel: 'phone' });
  await send('officer', `/v1/cases/${caseId}/assign-case`, { to: { role: 'researcher' }, reasonCode: 'turn' });
  ({ page, complaints } = await signedIn({ browser, url: started.url, home }, 'auditor'));
  page.setDefaultTimeout(15_000);
});

afterAll(async () => {
  await browser?.close();
  started?.signal('SIGTERM');
  await started?.ended();
});

const open = (path: string): Promise<unknown> => page.goto(`${started.url}${path}`);
/** Asked from outside: the page's own policy lets no text be evaluated in it. */
const comesTrue = async (asked: Page, expression: string): Promise<void> => {
  const deadline = performance.now() + 15_000;
  while (!(await asked.evaluate<boolean>(expression))) {
    if (performance.now() > deadline) throw new Error(`It never came true: ${expression}`);
    await asked.waitForTimeout(100);
  }
};
const text = (selector: string): Promise<string> => page.locator(selector).first().innerText();

describe('a session', () => {
  it('whose token nears its end is renewed unseen', async () => {
    const { page: desk } = await signedIn({ browser, url: started.url, home }, 'auditor');
    const kept = `JSON.parse(sessionStorage[Object.keys(sessionStorage).find((key) => key.startsWith('oidc.user'))])`;
    const before = await desk.evaluate<{ access_token: string }>(kept);
    await desk.evaluate(
      `sessionStorage[Object.keys(sessionStorage).find((key) => key.startsWith('oidc.user'))] =
        JSON.stringify({ ...${kept}, expires_at: Math.floor(Date.now() / 1000) + 20 })`,
    );
    await desk.reload();
    await comesTrue(desk, `${kept}.access_token !== ${JSON.stringify(before.access_token)}`);
    await desk.locator('[data-connection=live]').waitFor();
    await desk.context().close();
  });
});

describe('the page of a case', () => {
  it('is found from the board, and says what hinders the next step, by which clause, and how each date came about', async () => {
    await open('/sla?lang=en');
    await page.locator('.queue .reference', { hasText: /^14\d\d-000001-[A-Z]$/ }).click();
    await page.locator('.way-on').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/cases/${caseId}`);
    expect(await text('.way-on')).toMatch(/Raise to the committee[\s\S]*Clause 21/);
    expect(await text('.stage-path [aria-current=step]')).toBe('Preparation');
    await page.locator('[data-clock=preparation] summary').click();
    const minutes = await page.locator('[data-clock=preparation] .working td:nth-child(5)').allInnerTexts();
    const totals = await page.locator('[data-clock=preparation] .working td:nth-child(6)').allInnerTexts();
    const number = (written: string): number => Number(written.replaceAll(',', ''));
    expect(minutes.map(number).reduce((sum, each) => sum + each, 0)).toBeCloseTo(number(totals.at(-1)!), 0);
  });

  it('of an unknown case helps on, and says no more of one that may not be seen', async () => {
    for (const path of ['/cases/no-such-case?lang=ar', '/cases/no-such-case/history?lang=ar']) {
      await open(path);
      await page.locator('[data-notice=nothing]').waitFor();
      expect(await text('h1')).toBe('لا توجد معاملة بهذا الرقم');
    }
    await open(`/cases/${caseId}/history?lang=en&at=yesterday`);
    await page.locator('[data-notice=nothing] bdi', { hasText: 'yesterday' }).waitFor();
    await open('/nowhere?lang=en');
    await page.locator('h1', { hasText: 'There is no page at this address' }).waitFor();
    expect((await fetch(`${started.url}/nowhere`)).status).toBe(404);
  });
});

describe('the list of cases', () => {
  const rows = () => page.locator('.case-table tbody tr');
  const answered = async (query: string) => {
    const headers = { authorization: `Bearer ${await tokenOf(started.url, 'auditor')}` };
    const { items } = (await (await fetch(`${started.url}/v1/cases?${query}`, { headers })).json()) as {
      items: { caseId: string; reference: string }[];
    };
    return items;
  };

  it('is narrowed by its address, and every filter is taken off by a press', async () => {
    await submit(started.url);
    await open('/cases?lang=en&role=researcher');
    await page.locator('.case-table').waitFor();
    expect(await rows().count()).toBe(1);
    await page.locator('.chips button', { hasText: 'Waits for: Social research officer' }).click();
    await rows().nth(1).waitFor();
    expect(new URL(page.url()).searchParams.has('role')).toBe(false);
    await page.keyboard.press('/');
    await page.keyboard.type(caseId.slice(0, 9).toUpperCase());
    await page.waitForURL((url) => url.searchParams.has('q'));
    await rows().nth(1).waitFor({ state: 'detached' });
    expect(await rows().getAttribute('data-case')).toBe(caseId);
  });

  it('goes by keys from row to row, selects, counts what is selected by stage, and opens', async () => {
    await open('/cases?lang=en');
    await rows().nth(1).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    expect(await text('.selection-bar')).toMatch(/2 cases selected[\s\S]*Preparation: 2/);
    await page.keyboard.press('Enter');
    await page.locator('.stage-path').waitFor();
    expect(page.url()).toContain(caseId);
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await rows().nth(1).waitFor();
  });

  it.each([
    ['ar', 'حفظ المعروض CSV', ['رقم المعاملة', 'المرحلة']],
    ['en', 'Save what is shown as CSV', ['Reference number', 'Stage']],
  ])(
    'is saved in %s as a file of exactly what is seen, which is what the service answers',
    async (language, save, heads) => {
      await open(`/cases?lang=${language}&order=due`);
      await rows().nth(1).waitFor();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByText(save).click()]);
      const [head, ...lines] = parse(readFileSync(await download.path()), { bom: true }) as string[][];
      expect(head?.slice(0, 2)).toEqual(heads);
      const seen = (await rows().all()).map(async (row) =>
        (await row.locator('td:not(:first-child)').allInnerTexts()).map((cell) => cell.replace(/\n+/g, ' · ')),
      );
      expect(lines).toEqual(await Promise.all(seen));
      expect(lines.map(([reference]) => reference)).toEqual(
        (await answered('order=due')).map((each) => each.reference),
      );
    },
  );

  it('is kept under a name that leads back to it', async () => {
    await open('/cases?lang=ar&role=researcher');
    await page.locator('.saved-views summary').click();
    await page.locator('.saved-views input').fill('لدى الباحث');
    await page.keyboard.press('Enter');
    await open('/cases?lang=ar');
    await rows().nth(1).waitFor();
    await page.locator('.saved-views summary').click();
    await page.locator('.saved-view a').click();
    await page.waitForURL((url) => url.searchParams.get('role') === 'researcher');
  });

  it('takes an old link for what of it still holds, and names the rest', async () => {
    await open('/cases?lang=en&stage=thinking&role=researcher');
    await page.locator('[data-notice=old-link] li', { hasText: 'Stage: thinking' }).waitFor();
    await page.locator('[data-notice=old-link] a').click();
    await page.locator('.case-table').waitFor();
    expect(new URL(page.url()).search).toBe('?lang=en&role=researcher');
  });

  it('turns back as it turned on, another language in between', async () => {
    const [newest, before] = await answered('');
    const showsOnly = (caseId: string) =>
      page.locator(`.case-table tbody tr:only-child[data-case="${caseId}"]`).waitFor();
    await open('/cases?lang=en&limit=1');
    await showsOnly(newest!.caseId);
    await page.locator('.next-page').click();
    await showsOnly(before!.caseId);
    await page.locator('header .language').click();
    await page.locator('.previous-page', { hasText: 'الصفحة السابقة' }).click();
    await showsOnly(newest!.caseId);
    expect(await page.locator('.previous-page').count()).toBe(0);
  });

  it('finds a number written in Arabic digits, and where it finds nothing says without which filter it would', async () => {
    const { reference } = (await answered('role=researcher'))[0]!;
    await open('/cases?lang=en&stage=closed');
    await page.locator('.no-cases').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.insertText(reference.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit))));
    await page.locator('.no-cases li').nth(1).waitFor();
    await page.locator('.no-cases a', { hasText: 'Show them without Stage: ' }).click();
    await rows().waitFor();
    expect(await rows().getAttribute('data-case')).toBe(caseId);
  });
});

describe('the history of a case', () => {
  it('goes from entry to entry by key, marks what each changed, and is a link that can be sent', async () => {
    await open(`/cases/${caseId}/history?lang=en`);
    await page.locator('.timeline [aria-current]', { hasText: 'The case was assigned' }).waitFor();
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await page.locator('.timeline [aria-current]', { hasText: 'Information was asked for' }).waitFor();
    expect(new URL(page.url()).searchParams.get('revision')).toBe('1');
    expect(await text('.entry-details .difference-table')).toMatch(/Open loops\s+–\s+Information asked for/);
    expect(await text('.then-card')).toMatch(/Waiting for the applicant/);
    await page.keyboard.press('Home');
    await page.locator('.timeline [aria-current]', { hasText: 'The request was submitted' }).waitFor();
    await page.reload();
    await page.locator('.timeline [aria-current]', { hasText: 'The request was submitted' }).waitFor();
  });

  it('tells two entries apart, however far they lie from each other', async () => {
    await open(`/cases/${caseId}/history?lang=en&revision=3&against=0`);
    const table = page.locator('.card', { hasText: 'Between entry 0 and entry 3' });
    await table.waitFor();
    expect(await table.innerText()).toMatch(/Assigned to\s+–\s+Social research officer/);
  });

  it('shows what was known on a Hijri day that is typed, and says when nothing was', async () => {
    await open(`/cases/${caseId}/history?lang=ar`);
    await page.locator('.segments label', { hasText: 'ما كان معلومًا' }).click();
    await page.locator('.then-card h2', { hasText: 'ما كان معلومًا في' }).waitFor();
    await page.locator('[role=spinbutton][data-type=year]').click();
    await page.keyboard.type('1447');
    await page.locator('[data-notice=nothing]').waitFor();
    expect(await text('[data-notice=nothing]')).toContain('لم يكن شيء من هذه المعاملة معلومًا حينئذ');
    await open(`/cases/${caseId}/history?revision=99&lang=ar`);
    await page.locator('[data-notice=nothing] button').click();
    await page.locator('.timeline [aria-current]').waitFor();
  });

  it('shows what a person typed as text, and lets nothing of it run', async () => {
    await open(`/cases/${caseId}/history?revision=1&view=json&lang=ar`);
    expect(await text('pre.json')).toContain('<script>');
    expect(await page.title()).not.toBe('run');
  });
});

describe('an answer before the floor', () => {
  it('P27: is authorised by a supervisor with a reason where the version knows an exception, and the refusal is said', async () => {
    const send = sender(started.url);
    const reviewWindow = {
      ...{ from: 'raising', floor: { length: 'P14D', clause: 'P27', source: 'policy' }, ceiling: null },
      ...{ target: { length: 'P28D', source: 'house' }, earlyAnswer: true, basis: 'a test' },
    };
    const version = { version: 1, use: 'demonstration', basis: { note: 'a test' }, gates: [], reviewWindow };
    await send('supervisor', '/v1/policies/early/adopt-policy', version);
    const early = await submit(started.url, 'early');
    await send('officer', `/v1/cases/${early}/refer-to-research`, {});
    const decision = { outcome: 'rejected', reasonCodes: ['criteria_not_met'], members: ['m-1', 'm-2', 'm-3'] };
    await send('committee', `/v1/cases/${early}/record-decision`, decision);
    const { page: desk } = await signedIn({ browser, url: started.url, home }, 'supervisor');
    await desk.goto(`${started.url}/cases/${early}?lang=en`);
    await desk.locator('.way-on[data-hindered]', { hasText: 'Notify the decision' }).waitFor();
    await desk.getByRole('button', { name: 'Authorise an early answer' }).click();
    const dialog = desk.locator('dialog[open]', { hasText: 'stays in the history of the case' });
    expect(await dialog.getByRole('button', { name: 'Record it' }).isDisabled()).toBe(true);
    await dialog.locator('select').selectOption('urgent_need');
    await dialog.getByRole('button', { name: 'Record it' }).click();
    await desk.locator('.way-on:not([data-hindered])').waitFor();
    await desk.context().close();
  });
});

describe('the alerts', () => {
  it('wait to be taken, are counted in the menu and the window, and are taken by a supervisor with his name beside them', async () => {
    await fillBoards(started.url);
    const { page: desk } = await signedIn({ browser, url: started.url, home }, 'supervisor');
    await desk.goto(`${started.url}/alerts?policy=${PRESSING}&lang=en`);
    const alert = desk.locator('.alerts li', { hasText: 'Deadline passed: Clarification time' });
    await alert.waitFor();
    await comesTrue(desk, '/^\\(\\d+\\) Alerts/.test(document.title)');
    await alert.getByRole('button', { name: 'Take the escalation' }).click();
    await desk.locator('dialog[open]', { hasText: 'It will be recorded that you took this escalation' }).waitFor();
    await desk.getByRole('button', { name: 'Record it' }).click();
    const taken = desk.locator('.card', { hasText: 'Escalations that were taken' });
    await taken.getByText('Taken by').waitFor();
    await alert.getByRole('button', { name: 'Take the escalation' }).waitFor({ state: 'detached' });
    await desk.context().close();
  });

  it('are shown to an auditor, who takes none', async () => {
    await open(`/alerts?policy=${PRESSING}&lang=en`);
    await page.getByText('Escalations').first().waitFor();
    expect(await page.getByRole('button', { name: 'Take the escalation' }).count()).toBe(0);
  });
});

describe('the calendar', () => {
  it('shows by both calendars what falls due on which day, and leads to those cases', async () => {
    await open('/calendar?lang=en&month=1445-05');
    expect(await text('[data-day="2023-11-27"] time')).toBe('13 27 Nov');
    await open('/calendar?lang=en&month=2026-44');
    await page.locator('[data-notice=old-link] bdi', { hasText: '2026-44' }).waitFor();
    await open('/calendar?lang=en');
    const today = page.locator('[data-today]');
    await today.focus();
    const beside = await today.evaluate((day) => day.nextElementSibling?.getAttribute('data-day') ?? null);
    await page.keyboard.press('ArrowRight');
    const focused = await page.evaluate('document.activeElement.dataset.day');
    expect(focused).toBe(beside ?? (await today.getAttribute('data-day')));
    for (let months = 0; months < 2 && (await page.locator('.day-due').count()) === 0; months += 1) {
      await page.getByRole('link', { name: 'Next month' }).click();
      await page.waitForLoadState('networkidle');
    }
    const due = page.locator('.day-due').first();
    const count = Number(await due.locator('b').first().innerText());
    await due.click();
    await page.locator('.case-table tbody tr').first().waitFor();
    expect(await page.locator('.case-table tbody tr').count()).toBe(count);
  });
});

describe.each(['ar', 'en'])('in %s', (language) => {
  it.each([
    ['the list', '?order=due'],
    ['the case', '/ID'],
    ['its history', '/ID/history?knownAt=2036-01-01T00:00:00Z&against=0'],
    ['its history as a table', '/ID/history?view=table'],
    ['the calendar', '/../calendar?month=1448-09'],
    ['the alerts', `/../alerts?policy=${PRESSING}`],
  ])('%s gives axe no ground for complaint, and keeps to its place at every width', async (_, path) => {
    await open(`/cases${path.replace('ID', caseId)}${path.includes('?') ? '&' : '?'}lang=${language}`);
    await page.locator('main :is(.state-mark, .alerts li, .day)').first().waitFor();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await misplaced(page)]).toEqual([width, []]);
      if (width !== MIDDLE) expect([width, await violations(page)]).toEqual([width, []]);
    }
    expect(await faint(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
