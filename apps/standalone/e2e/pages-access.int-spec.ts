// needs: chromium
import type { Browser, Page } from 'playwright-core';
import { runHome, specHome } from '@lib/testing';
import { fillBoards, PRESSING, sender, submit } from './board-cases';
import { openBrowser, sampleOf, signedIn } from './board-page';
import { faint, misplaced, violations, WIDTHS } from './page-checks';
import { Started } from './started';

jest.setTimeout(120_000);

const LANGUAGES = ['ar', 'en'];
/** What holds at both ends of the widths in colour holds between them. */
const MIDDLE = 768;
/** Of the demonstration that is pressing, and a little more. */
const FLOOR_MS = 1_200;

let started: Started;
let browser: Browser;
let home: string;
let board: Page;

beforeAll(async () => {
  home = specHome(runHome(), 'pages for all');
  [started, browser] = await Promise.all([Started.on(home), openBrowser()]);
  await started.ready();
  ({ page: board } = await signedIn({ browser, url: started.url, home }, 'supervisor'));
  await board.locator('[data-notice=empty]').waitFor();
  await fillBoards(started.url);
});

afterAll(async () => {
  await browser?.close();
  started?.signal('SIGTERM');
  await started?.ended();
});

const show = async (query: string, ...states: readonly string[]): Promise<void> => {
  await board.goto(`${started.url}/sla?${query}`);
  await board.locator('[data-connection=live]').waitFor();
  for (const state of states) await board.locator(`.queue .state-mark[data-state=${state}]`).first().waitFor();
};

describe.each(LANGUAGES)('the board in %s', (language) => {
  it.each([
    ['live cases', '', ['running']],
    ['a demonstration with due, late and breached ones', `policy=${PRESSING}&`, ['due_soon', 'late', 'breached']],
  ])('gives no ground for complaint to axe, and keeps to its place at every width: %s', async (_, series, states) => {
    await show(`${series}lang=${language}`, ...states);
    for (const width of WIDTHS) {
      await board.setViewportSize({ width, height: 900 });
      expect([width, await misplaced(board)]).toEqual([width, []]);
      expect([width, await violations(board)]).toEqual([width, []]);
      if (width !== MIDDLE) expect([width, await faint(board)]).toEqual([width, []]);
    }
  });

  it('and its sign-in give no ground either', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${started.url}/sla?lang=${language}`);
    await page.locator('main button').waitFor();
    expect(await violations(page)).toEqual([]);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await misplaced(page)]).toEqual([width, []]);
    }
  });
});

describe('without a mouse', () => {
  const focused = (page: Page) => page.locator(':focus');

  it('one signs in, skips to the content, holds the board still, changes the language and the series, and leaves', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    const tabTo = async (selector: string): Promise<void> => {
      for (let presses = 0; presses < 120; presses += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(`document.activeElement.matches('${selector}')`)) {
          const ring = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
          expect([selector, ring]).not.toEqual([selector, 'none']);
          return;
        }
      }
      throw new Error(`No pressing of Tab leads to ${selector}.`);
    };
    const { email, password } = sampleOf(home, 'supervisor');
    await page.goto(`${started.url}/sla?lang=en`);
    await page.locator('main button').waitFor();
    await tabTo('main button');
    await page.keyboard.press('Enter');
    await page.locator('input[name=email]').waitFor();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.locator('[data-connection=live]').waitFor();

    await tabTo('.skip');
    await page.keyboard.press('Enter');
    await tabTo('main select');
    await page.keyboard.press('End');
    await page.locator('.queue .state-mark[data-state=breached]').waitFor();
    await tabTo('.live button');
    await page.keyboard.press('Space');
    await page.locator('[data-connection=paused]').waitFor();
    await page.keyboard.press('Space');
    await page.locator('[data-connection=live]').waitFor();
    await tabTo('a.language');
    await page.keyboard.press('Enter');
    await page.locator('html[lang=ar]').waitFor();
    expect(await focused(page).getAttribute('class')).toContain('language');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('button[name=logout]').first().waitFor();
  });
});

describe('the choices of display', () => {
  it('are made by key, hold on every page and in the very answer of the service, and turn days and digits round', async () => {
    await board.setViewportSize({ width: 1440, height: 900 });
    await show(`policy=${PRESSING}&lang=ar`, 'late');
    const day = board.locator('.queue time').first();
    expect(await day.innerText()).toMatch(/^\d+ \S+.* 14\d\d هـ\n\d+ /);
    await board.locator('[data-display]').press('Enter');
    await board.locator('[data-choice=dark]').focus();
    await board.keyboard.press('Space');
    await board.locator('html[data-look=dark]').waitFor({ state: 'attached' });
    await board.locator('[data-choice=arab]').check();
    await board.locator('[data-choice=gregorian]').check();
    expect(await day.innerText()).toMatch(/^[٠-٩]+ \S+ [٠-٩]{4} م\n[٠-٩]+ .* ١٤[٠-٩]{2} هـ · [٠-٩]{2}:[٠-٩]{2}$/);
    expect(await board.locator('[data-counter=open] dd').innerText()).toMatch(/^[٠-٩]+$/);
    expect(await board.locator('.queue .reference').first().innerText()).toMatch(/^[0-9a-f]{8}$/);
    await board.keyboard.press('Escape');
    expect(await violations(board)).toEqual([]);

    const answer = await board.goto(`${started.url}/calendar?lang=en`);
    expect(await answer!.text()).toContain('data-look="dark"');
    await board.locator('.month').waitFor();
    await board.locator('[data-display]').click();
    await board.locator('[data-choice=contrast]').check();
    await board.locator('html[data-look=contrast]').waitFor({ state: 'attached' });
    expect(await (await board.reload())!.text()).toContain('data-look=""');
    for (const choice of ['system', 'latn', 'hijri']) {
      if (choice === 'system') await board.locator('[data-display]').click();
      await board.locator(`[data-choice=${choice}]`).check();
    }
    await board.locator('html[data-look=light]').waitFor({ state: 'attached' });
  });
});

describe('each figure of the board', () => {
  it('leads to a list that is as long as it says', async () => {
    const caseId = await submit(started.url, PRESSING);
    const send = sender(started.url);
    await send('officer', `/v1/cases/${caseId}/refer-to-research`, {});
    await board.waitForTimeout(FLOOR_MS);
    await send('committee', `/v1/cases/${caseId}/record-decision`, {
      ...{ outcome: 'rejected', reasonCodes: ['outside_scope'], members: ['m-1'] },
      minutes: { number: '1', date: '2026-01-20' },
    });
    await show(`policy=${PRESSING}&lang=en`, 'due_soon', 'late', 'breached');
    // It is past its ceiling three seconds after it was raised.
    await board.locator('a[data-figure=breached]', { hasText: '2' }).waitFor();
    const ways = board.locator('.headline a');
    const seen: string[] = [];
    for (let index = 0; index < (await ways.count()); index += 1) {
      const way = ways.nth(index);
      const figure = /\d+/.exec(await way.innerText())?.[0];
      await way.click();
      await board.waitForURL((url) => url.pathname === '/cases');
      await board.locator('.case-table tbody tr, .no-cases').first().waitFor();
      expect(await board.locator('.chips').innerText()).not.toMatch(/filter\.|\btrue\b/);
      seen.push(`${figure} is ${await board.locator('.case-table tbody tr').count()}`);
      await board.goBack();
      await board.locator('[data-connection=live]').waitFor();
    }
    // Late; breached; due soon; to be told; answered by the target.
    expect(seen).toEqual(['1 is 1', '2 is 2', '3 is 3', '1 is 1', '0 is 0']);
  });
});
