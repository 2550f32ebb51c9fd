import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** A telephone, a tablet, a desk. */
export const WIDTHS = [360, 768, 1440];
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CONTRAST = 'color-contrast';
const FEW = 3;

/**
 * What axe has against the page. It takes joined Arabic for a font of icons and says nothing of its contrast, unless
 * the first few texts that it meets of a font family are none: so a line of Latin of each family stands before all.
 */
export const violations = (page: Page): Promise<string[]> => measured(page, TAGS);

/** The looks beside the light one that a reader's machine may wish for, and what the page then says it shows. */
const LOOKS = [
  ['dark', { colorScheme: 'dark', contrast: 'no-preference' }],
  ['contrast', { colorScheme: 'light', contrast: 'more' }],
  ['contrast-dark', { colorScheme: 'dark', contrast: 'more' }],
] as const;

/** What is too faint to read in any of the other looks. */
export const faint = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  for (const [look, wishes] of LOOKS) {
    await page.emulateMedia(wishes);
    await page.locator(`html[data-look=${look}]`).waitFor({ state: 'attached' });
    found.push(...(await measured(page, [CONTRAST])).map((each) => `${look}: ${each}`));
  }
  await page.emulateMedia({ colorScheme: null, contrast: null });
  return found;
};

const measured = async (page: Page, rules: readonly string[]): Promise<string[]> => {
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
    const results = await axe.run(document, { runOnly: ${JSON.stringify(rules)} });
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
export const misplaced = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const width = document.documentElement.clientWidth;
    const faults = [];
    if (document.documentElement.scrollWidth > width) faults.push('the page can be pushed sideways');
    const named = (each) => each.tagName + '.' + each.className + ' ' + each.textContent.slice(0, 40);
    for (const each of document.querySelectorAll('body *')) {
      const box = each.getBoundingClientRect();
      if (box.width === 0 || each.closest('.skip, [class*=VisuallyHidden], [aria-hidden=true], details:not([open]) > :not(summary)')) continue;
      const scroller = each.closest('.scrolls, .timeline, .json');
      if (!scroller && (box.left < -0.5 || box.right > width + 0.5)) faults.push('outside: ' + named(each));
      const style = getComputedStyle(each);
      if (each.children.length === 0 && !scroller && style.overflow !== 'visible' && each.scrollWidth > each.clientWidth + 1)
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
