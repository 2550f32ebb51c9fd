// needs: chromium
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { runHome, specHome } from '@lib/testing';
import { sender, submit } from './board-cases';
import { openBrowser, signedIn } from './board-page';
import { faint, misplaced, violations, WIDTHS } from './page-checks';
import { Started } from './started';

jest.setTimeout(120_000);

let started: Started;
let browser: Browser;
let page: Page;
let complaints: string[];
let caseId: string;

beforeAll(async () => {
  const home = specHome(runHome(), 'pages of the audit');
  [started, browser] = await Promise.all([Started.on(home), openBrowser()]);
  await started.ready();
  caseId = await submit(started.url);
  const send = sender(started.url);
  await send('board', '/v1/policies/main/circulate-policy', { version: 1, roles: ['officer'] });
  await send('officer', '/v1/policies/main/acknowledge-policy', { version: 1 });
  const answer = { clause: 'P26', target: { length: 'P9D', source: 'house' } };
  await send('board', '/v1/policies/main/adopt-policy', { version: 2, windows: { answer } });
  ({ page, complaints } = await signedIn({ browser, url: started.url, home }, 'auditor'));
});

afterAll(async () => {
  await browser?.close();
  started?.signal('SIGTERM');
  await started?.ended();
});

const open = (path: string): Promise<unknown> => page.goto(`${started.url}${path}`);

const text = (selector: string): Promise<string> => page.locator(selector).first().innerText();

describe('the number of a clause', () => {
  it("shows the board's own text by key, and is closed by key", async () => {
    await open(`/cases/${caseId}?lang=ar`);
    const mark = page.locator('.way-on .clause');
    await mark.focus();
    await page.keyboard.press('Enter');
    await page.locator('.clause-text q', { hasText: 'على الموظف مطابقة البيانات' }).waitFor();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await misplaced(page), await violations(page)]).toEqual([width, [], []]);
    }
    await page.keyboard.press('Escape');
    await page.locator('.clause-text q').waitFor({ state: 'hidden' });
    expect(await mark.evaluate((each) => each === each.ownerDocument.activeElement)).toBe(true);
    expect(complaints).toEqual([]);
  });
});

describe('the page of the policy', () => {
  it('shows which version holds, what it says otherwise, who has it, and what bears each clause', async () => {
    await open('/sla?lang=en');
    await page.locator('.menu a', { hasText: 'Policy' }).click();
    await page.locator('.versions tbody tr').nth(1).waitFor();
    expect(await text('.versions tbody tr:nth-child(1)')).toMatch(/2\s*in force/);
    expect(await text('.versions tbody tr:nth-child(2)')).toMatch(
      /replaced[\s\S]*Beneficiary-relations officer[\s\S]*1/,
    );
    await page.locator('.version-differences tbody tr', { hasText: '/windows/answer/target/length' }).waitFor();
    expect(await text('.version-differences tbody tr')).toMatch(/Clause 26[\s\S]*P3D[\s\S]*P9D/);
    await page.locator('.clause-matrix tbody tr').nth(35).waitFor();
    expect(await text('#P27')).toMatch(/27\s*recorded and timed\s*«?خلال مدة لا تقل عن أسبوعين/);
    expect(await page.locator('.coverages [data-coverage=missing] + *, tr[data-coverage=missing]').count()).toBe(0);
  });

  it('helps on where there is no such series', async () => {
    await open('/policy?policy=nowhere&lang=ar');
    await page.locator('[data-notice=nothing] h2', { hasText: 'لا توجد سلسلة سياسة بهذا الاسم' }).waitFor();
  });
});

describe('the page of the audit', () => {
  const box = () => page.locator('.audit-search input');
  const rows = () => page.locator('.audit-table tbody tr');

  it('offers qualifiers and their values by key, finds, and leads to the case as it was then', async () => {
    await open('/sla?lang=en');
    await page.locator('.menu a', { hasText: 'Audit' }).click();
    await rows().first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('ty');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('submitted');
    await page.locator('[role=option]', { hasText: 'The request was submitted' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    expect(await box().inputValue()).toBe('type:RequestSubmitted ');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'type:RequestSubmitted');
    await page.locator('.audit-table', { hasNotText: 'PolicyAdopted' }).waitFor();
    expect(await rows().count()).toBe(1);
    await page.locator('.saved-searches button', { hasText: 'Save this search' }).click();
    await rows().locator('a.reference').click();
    await page.locator('.timeline [aria-current]', { hasText: 'The request was submitted' }).waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toContain(`${caseId}/history?lang=en&revision=0`);
    await open('/audit?lang=en');
    await page.locator('.saved-searches a', { hasText: 'type:RequestSubmitted' }).click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'type:RequestSubmitted');
  });

  it('underlines what says nothing, and mends it by what is nearest', async () => {
    await open('/audit?lang=ar&q=typ:PolicyAdopted');
    await page.locator('.query-faults mark', { hasText: /^typ$/ }).waitFor();
    expect(await text('.query-faults li')).toContain('المحدِّد «typ» غير معروف، ولعل المقصود «type».');
    await page.locator('.query-faults .mend').click();
    await rows().nth(1).waitFor();
    expect(await box().inputValue()).toBe('type:PolicyAdopted');
    await open('/audit?lang=ar&q=until:1447-01-01');
    await page.locator('main', { hasText: 'لا توجد إجراءات بهذه الشروط' }).waitFor();
  });

  it('lets nothing run that stands in its address', async () => {
    await open(`/audit?lang=en&q=${encodeURIComponent('actor:\u202E<img/src=x/onerror=alert(1)>')}`);
    await page.locator('.query-faults mark').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
  });
});

// The pages are long, and axe is slow on them: it looks at each in one language on a telephone, in the other on a desk.
describe.each([
  ['ar', Math.min(...WIDTHS)],
  ['en', Math.max(...WIDTHS)],
])('in %s', (language, measured) => {
  it.each([
    ['the policy', '/policy?', '#P36'],
    ['the audit', '/audit?q=clause:P18', '.audit-table tbody tr'],
    ['a search that says nothing', '/audit?q=typ:PolicyAdopted', '.query-faults mark'],
  ])('%s keeps to its place at every width, and suits axe', async (_, path, last) => {
    await open(`${path}&lang=${language}`);
    await page.locator(last).first().waitFor();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await misplaced(page)]).toEqual([width, []]);
      if (width === measured) expect([width, await violations(page), await faint(page)]).toEqual([width, [], []]);
    }
    expect(complaints).toEqual([]);
  });
});

describe('the page of exports', () => {
  it('holds the evidence of a case, whose paper and canonical JSON come together', async () => {
    await open(`/cases/${caseId}/history?lang=ar`);
    await page.locator('.page-head button', { hasText: 'ملف الإثبات' }).click();
    await page.locator('dialog[open] button', { hasText: 'تأكيد القيد' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/exports');
    await page.locator('[data-export=ready]').waitFor();
    expect(await text('.exports-table tbody tr')).toMatch(/ملف إثبات معاملة[\s\S]*PDF/);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.exports-table button', { hasText: 'تنزيل' }).click(),
    ]);
    const zip = readFileSync(await file.path(), 'latin1');
    for (const name of ['.pdf', '.json', 'SHA256SUMS']) expect(zip).toContain(name);
  });

  it('holds what was asked for on the page of the audit, and its file is the one whose digest is recorded', async () => {
    await open('/audit?lang=en&q=type:PolicyAdopted');
    await page.locator('.page-head button', { hasText: 'Ask for an export' }).click();
    await page.locator('dialog[open] select').selectOption('csv');
    await page.locator('dialog[open] button', { hasText: 'Record it' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/exports');
    await page.locator('.exports-table tbody tr', { hasText: 'Entries' }).locator('[data-export=ready]').waitFor();
    expect(await text('.exports-table tbody tr')).toMatch(
      /Entries[\s\S]*CSV table[\s\S]*type:PolicyAdopted[\s\S]*2 rows/,
    );
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.exports-table button', { hasText: 'Download' }).first().click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^mustafid-events-[\d-]+-[0-9a-f]{8}\.csv$/);
    expect(readFileSync(await file.path(), 'utf8')).toContain(',PolicyAdopted,');
    await page.locator('.exports-table .whole', { hasText: 'the digest is the recorded one' }).waitFor();
    await open('/exports?lang=ar');
    await page.locator('[data-export=ready]', { hasText: 'جاهز للتنزيل' }).nth(1).waitFor();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await misplaced(page), await violations(page)]).toEqual([width, [], []]);
    }
    expect(complaints).toEqual([]);
  });
});
