// needs: chromium
import type { Browser, Page } from 'playwright-core';
import { runHome, specHome } from '@lib/testing';
import { submit } from './board-cases';
import { openBrowser, signedIn, type SignedInPage } from './board-page';
import { Started } from './started';

jest.setTimeout(120_000);

let started: Started;
let browser: Browser;
let home: string;

beforeAll(async () => {
  home = specHome(runHome(), 'pages');
  [started, browser] = await Promise.all([Started.on(home), openBrowser()]);
  await started.ready();
});

afterAll(async () => {
  await browser?.close();
  started?.signal('SIGTERM');
  await started?.ended();
});

const opened = (role: string, query = ''): Promise<SignedInPage> =>
  signedIn({ browser, url: started.url, home }, role, query);

const openCases = (page: Page): Promise<string> => page.locator('[data-counter=open] dd').innerText();

describe('the page of counters and deadlines', () => {
  it('opens for the sample supervisor, explains an empty board, moves by itself, and speaks both languages', async () => {
    const { page, complaints } = await opened('supervisor');
    await page.locator('[data-notice=empty]').waitFor();
    expect(await page.locator('[data-notice=empty]').innerText()).toContain('npx mustafid demo');
    expect(await page.locator('h1').innerText()).toBe('متابعة المُدد');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await page.locator('[data-connection=live]').waitFor();

    const place = await page.locator('[data-counter=open]').boundingBox();
    await submit(started.url);
    await page.locator('.queue tbody tr').waitFor();
    expect(await openCases(page)).toBe('1');
    expect(await page.locator('[data-counter=open]').boundingBox()).toEqual(place);
    await page.locator('.queue tbody tr', { hasText: /14\d\d-000001-[A-Z]/ }).waitFor();
    await submit(started.url);
    await page.locator('.queue tbody tr[data-changed]').first().waitFor();

    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    await page.locator('a.language').click();
    await page.locator('h1', { hasText: 'Time board' }).waitFor();
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
    expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
    expect(await page.locator('.queue time').first().innerText()).toMatch(/1\d{3} AH\n.*20\d\d/);
    await page.goBack();
    await page.locator('h1', { hasText: 'متابعة المُدد' }).waitFor();

    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(beyond)).toBe(0);
    }
    expect(complaints).toEqual([]);
  });

  it('keeps the language through the sign-in, and tells whose role sees nothing so, with the request id', async () => {
    const { page } = await opened('operator', '?lang=en');
    const notice = page.locator('[data-notice=no-role]');
    await notice.waitFor();
    expect(await notice.innerText()).toContain('Your role may not see this page');
    expect(await notice.locator('code').innerText()).not.toBe('');
  });
});

describe('the pages over HTTP', () => {
  const answerOf = (route: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${started.url}${route}`, { redirect: 'manual', headers });

  it('lead from the root to the board, and are never kept by a cache, their assets for ever', async () => {
    const root = await answerOf('/');
    expect([root.status, root.headers.get('location')]).toEqual([302, `${started.url}/sla`]);
    const page = await answerOf('/sla');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
    const asset = await answerOf(script);
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('let no style or script in that does not carry the nonce of the very answer', async () => {
    const nonces = new Set<string>();
    for (const route of ['/sla', '/sign-in']) {
      const page = await answerOf(route);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^']+'; /);
      expect(policy).not.toContain('unsafe');
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(await page.text()).toContain(`nonce="${nonce}"`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  it('are opened under the name of the service only; the API answers under any', async () => {
    const other = started.url.replace('127.0.0.1', 'localhost');
    const at = (route: string) => fetch(`${other}${route}`, { redirect: 'manual' });
    for (const route of ['/sla?lang=en', '/sign-in']) {
      const answer = await at(route);
      expect([answer.status, answer.headers.get('location')]).toEqual([302, `${started.url}${route}`]);
    }
    expect((await at('/')).headers.get('location')).toBe(`${started.url}/sla`);
    expect((await at('/livez')).status).toBe(200);
  });
});

describe('a page that is open', () => {
  it('does not hold up a stop, says that it reconnects, and is live again when the service is back', async () => {
    const { page } = await opened('auditor');
    await page.locator('[data-connection=live]').waitFor();
    await page.locator('[data-counter=open] dd', { hasText: /\d/ }).waitFor();
    const before = await openCases(page);
    started.signal('SIGTERM');
    expect(await started.ended()).toBe(0);
    await page.locator('[data-connection=reconnecting]').waitFor();
    expect(await openCases(page)).toBe(before);
    started = await Started.on(home, { PORT: new URL(started.url).port });
    await started.ready();
    await page.locator('[data-connection=live]').waitFor();
    await submit(started.url);
    await page.locator('[data-counter=open] dd', { hasText: String(Number(before) + 1) }).waitFor();
  });
});
