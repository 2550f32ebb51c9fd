import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';

/** Where systems keep it. */
const PLACES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(
  (name) => `/usr/bin/${name}`,
);
const QUIET = [
  '--no-sandbox', // in a container there is none; it opens one page of our own, without scripts
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PRINT_TIMEOUT_MS = 120_000;

/** No browser to print with: what it says names what to install. */
export class NoPrinter extends Error {
  constructor() {
    super('Chromium is not on this machine: install it (Debian: chromium), or name it by CHROMIUM_PATH.');
  }
}

/** Prints a page that needs nothing outside itself; nothing in it runs. `place`: this Chromium and no other. Throws NoPrinter. */
export const printed = async (page: string, place?: string): Promise<Buffer> => {
  const browser = await chromium.launch({ executablePath: chromiumAt(place), args: QUIET });
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const sheet = await context.newPage();
    sheet.setDefaultTimeout(PRINT_TIMEOUT_MS);
    await sheet.setContent(page, { waitUntil: 'load' });
    return await sheet.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: false });
  } finally {
    await browser.close();
  }
};

const chromiumAt = (place?: string): string => {
  const found = (place === undefined ? [...PLACES, chromium.executablePath()] : [place]).find(runs);
  if (found === undefined) throw new NoPrinter();
  return found;
};

const runs = (place: string): boolean => {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
