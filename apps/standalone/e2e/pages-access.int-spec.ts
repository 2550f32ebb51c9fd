// needs: chromium
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { runHome, specHome } from '@lib/testing';
import { fillBoards, PRESSING } from './board-cases';
import { openBrowser, sampleOf, signedIn } from './board-page';
import { Started } from './started';

jest.setTimeout(120_000);

const WIDTHS = [360, 768, 1440];
const LANGUAGES = ['ar', 'en'];
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

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

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CONTRAST = 'color-contrast';
const FEW = 3;

/**
 * What axe has against the page. It takes joined Arabic for a font of icons and says nothing of its contrast, unless
 * the first few texts that it meets of a font family are none: so a line of Latin of each family stands before all.
 */
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const found = await page.evaluate<AxeResults>(`(async () => {
    await document.fonts.ready;
    const families = new Set([...document.querySelectorAll('body *')].map((each) => getComputedStyle(each).fontFamily));
    const primer = document.createElement('div');
    primer.id = 'primer';
    for (const family of families)
      for (let n = 0; n < ${FEW}; n += 1) {
        const line = document.createElement('span');
        line.style.fontFamily = family;
        line.textContent = 'Ag ';
        primer.append(line);
      }
    document.querySelector('header').prepend(primer);
    const results = await axe.run(document, { runOnly: ${JSON.stringify(TAGS)} });
    primer.remove();
    return results;
  })()`);
  const contrast = found.passes.find(({ id }) => id === CONTRAST)?.nodes ?? [];
  expect(contrast.filter(({ html }) => !html.includes('Ag ')).length).toBeGreaterThan(FEW);
  // What a narrow page has scrolled out of sight cannot be measured there; a wide one shows it all.
  const isWide = (page.viewportSize()?.width ?? 0) >= Math.max(...WIDTHS);
  const unsure = isWide ? found.incomplete.filter(({ id }) => id === CONTRAST) : [];
  return [...found.violations, ...unsure].flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

/** What stands outside the page or is cut off in it, and boxes of one row of counters that lie over each other. */
const misplaced = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const width = document.documentElement.clientWidth;
    const faults = [];
    if (document.documentElement.scrollWidth > width) faults.push('the page can be pushed sideways');
    const named = (each) => each.tagName + '.' + each.className + ' ' + each.textContent.slice(0, 40);
    for (const each of document.querySelectorAll('body *')) {
      const box = each.getBoundingClientRect();
      if (box.width === 0 || each.closest('.skip, [class*=VisuallyHidden]')) continue;
      const scroller = each.closest('.scrolls');
      if (!scroller && (box.left < -0.5 || box.right > width + 0.5)) faults.push('outside: ' + named(each));
      const style = getComputedStyle(each);
      if (each.children.length === 0 && style.overflow !== 'visible' && each.scrollWidth > each.clientWidth + 1)
        faults.push('cut off: ' + named(each));
    }
    const boxes = [...document.querySelectorAll('.counter, .card')].map((each) => [each, each.getBoundingClientRect()]);
    for (const [one, a] of boxes) for (const [other, b] of boxes)
      if (one !== other && !one.contains(other) && !other.contains(one)
        && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        faults.push('over each other: ' + named(one) + ' / ' + named(other));
    for (const each of document.querySelectorAll('.counter dt, .counter dd, .state-mark, th, td, button'))
      if (each.offsetParent && each.scrollWidth > each.clientWidth + 1) faults.push('too wide: ' + named(each));
    return faults;
  })()`);

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
      for (let presses = 0; presses < 20; presses += 1) {
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
