// needs: chromium
import type { Browser, Page } from 'playwright-core';
import { runHome, specHome } from '@lib/testing';
import { submit } from './board-cases';
import { openBrowser, signedIn } from './board-page';
import { misplaced, violations, WIDTHS } from './page-checks';
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
  ({ page, complaints } = await signedIn({ browser, url: started.url, home }, 'auditor'));
});

afterAll(async () => {
  await browser?.close();
  started?.signal('SIGTERM');
  await started?.ended();
});

const open = (path: string): Promise<unknown> => page.goto(`${started.url}${path}`);

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
