import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** This machine's own Chromium. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: PLACES.find((place) => existsSync(place)), args: QUIET });

/** Where the pages are, and who may sign in there. */
export interface Pages {
  readonly browser: Browser;
  readonly url: string;
  readonly home: string;
}

export interface SignedInPage {
  readonly page: Page;
  /** What the browser refused to load, and what threw in the page. */
  readonly complaints: string[];
}

/** A board that a person of that role has opened, in a browser context of its own. */
export const signedIn = async ({ browser, url, home }: Pages, role: string, query = ''): Promise<SignedInPage> => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${url}/sla${query}`);
  await page.locator('main button').click();
  await giveName(page, home, role);
  return { page, complaints };
};

/** At the issuer's page, to the board and back. */
export const giveName = async (page: Page, home: string, role: string): Promise<void> => {
  const { email, password } = sampleOf(home, role);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => url.pathname === '/sla');
};

export const sampleOf = (home: string, role: string): { email: string; password: string } => {
  const { people } = JSON.parse(readFileSync(path.join(home, 'samples.json'), 'utf8')) as {
    people: { role: string; email: string; password: string }[];
  };
  return people.find((each) => each.role === role)!;
};
