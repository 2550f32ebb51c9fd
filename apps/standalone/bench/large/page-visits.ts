import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';

const PLACES = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const QUIET = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
const SIZE = { width: 1440, height: 900 };
const LONGEST_MS = 30_000;
/** After this long without a new largest paint or a shift there will be none. */
const SETTLED_MS = 1_500;

/** Who looks: signed in already, as after a reload of the tab. */
export interface Visitor {
  readonly url: string;
  readonly issuer: string;
  readonly token: string;
}

export interface Visit {
  readonly largestPaintMs: number;
  readonly shift: number;
  readonly scriptBytes: number;
}

export interface HistoryVisit {
  readonly shownMs: number;
  readonly stepP95Ms: number;
  readonly stepMedianMs: number;
  /** Layout and styles of a step, p95. */
  readonly drawnP95Ms: number;
}

export const openBrowser = (): Promise<Browser> => {
  const executablePath = PLACES.find((place) => place !== '' && existsSync(place));
  if (executablePath === undefined) throw new Error('The rows of pages need Chromium: set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: QUIET });
};

/** In a context of its own, with nothing kept from before. */
const withPage = async <T>(browser: Browser, visitor: Visitor, work: (page: Page) => Promise<T>): Promise<T> => {
  const context = await browser.newContext({ viewport: SIZE, locale: 'ar-SA' });
  try {
    const user = JSON.stringify({
      access_token: visitor.token,
      token_type: 'Bearer',
      scope: 'openid mustafid',
      profile: { sub: 'bench', iss: visitor.issuer, aud: 'pages' },
      expires_at: Math.floor(Date.now() / 1_000) + 3_600,
    });
    const signedIn = `sessionStorage.setItem(${JSON.stringify(`oidc.user:${visitor.issuer}:pages`)}, ${JSON.stringify(user)});`;
    await context.addInitScript({ content: signedIn + NOTING });
    const page = await context.newPage();
    page.setDefaultTimeout(LONGEST_MS);
    return await work(page);
  } finally {
    await context.close();
  }
};

/** Runs there before anything else: what is painted and moved is noted from the beginning. */
const NOTING = `
  globalThis.seen = { paint: 0, shift: 0, at: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) Object.assign(seen, { paint: startTime, at: performance.now() });
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries())
      if (!hadRecentInput) Object.assign(seen, { shift: seen.shift + value, at: performance.now() });
  }).observe({ type: 'layout-shift', buffered: true });`;

const historyShown = (count: number): string => `
  new Promise((resolve) => {
    const begun = performance.now();
    const look = () => {
      if (document.querySelectorAll('ol.timeline > li').length < ${count}) return void requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
    };
    document.querySelector('nav.tabs a:last-of-type').click();
    requestAnimationFrame(look);
  })`;

const STEP_BACK = `
  new Promise((resolve) => {
    const seen = new MutationObserver(() => {
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(resolve));
    });
    seen.observe(document.querySelector('.step-bar output'), { childList: true, characterData: true, subtree: true });
    document.querySelectorAll('.step-bar button')[1].click();
  })`;

/** Until what the page is for is there (`shown`), and nothing large is painted or moved any more. */
export const visit = (browser: Browser, visitor: Visitor, path: string, shown: string): Promise<Visit> =>
  withPage(browser, visitor, async (page) => {
    let scriptBytes = 0;
    const sizes: Promise<void>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      sizes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => void (scriptBytes += responseBodySize)),
      );
    });
    await page.goto(visitor.url + path);
    await page.locator(shown).first().waitFor();
    while (await page.evaluate<boolean>(`performance.now() - seen.at <= ${SETTLED_MS}`)) await pause(100);
    await Promise.all(sizes);
    const { paint, shift } = await page.evaluate<{ paint: number; shift: number }>('seen');
    return { largestPaintMs: paint, shift, scriptBytes };
  });

/** From the press on the tab until every entry stands on the page and has been painted; then steps back by the key. */
export const visitHistory = (
  browser: Browser,
  visitor: Visitor,
  { caseId, events, steps }: { readonly caseId: string; readonly events: number; readonly steps: number },
): Promise<HistoryVisit> =>
  withPage(browser, visitor, async (page) => {
    await page.goto(`${visitor.url}/cases/${caseId}`);
    await page.locator('main h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    const shownMs = await page.evaluate<number>(historyShown(events));
    await page.waitForLoadState('networkidle');
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const took: { script: number; drawn: number }[] = [];
    for (let step = 0; step < steps; step += 1) took.push(await stepOnce(page, session));
    const script = took.map((each) => each.script).sort((one, other) => one - other);
    const drawn = took.map((each) => each.drawn).sort((one, other) => one - other);
    const at = (times: readonly number[], share: number): number =>
      times[Math.floor(times.length * share)] ?? Number.NaN;
    return { shownMs, stepP95Ms: at(script, 0.95), stepMedianMs: at(script, 0.5), drawnP95Ms: at(drawn, 0.95) };
  });

const stepOnce = async (page: Page, session: CDPSession) => {
  const before = await metrics(session);
  await page.evaluate(STEP_BACK);
  const after = await metrics(session);
  return { script: after.script - before.script, drawn: after.drawn - before.drawn };
};

const metrics = async (session: CDPSession): Promise<{ script: number; drawn: number }> => {
  const { metrics: found } = await session.send('Performance.getMetrics');
  const ms = (name: string): number => (found.find((each) => each.name === name)?.value ?? 0) * 1_000;
  return { script: ms('ScriptDuration'), drawn: ms('LayoutDuration') + ms('RecalcStyleDuration') };
};
