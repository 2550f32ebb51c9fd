import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
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

/** Prints a page that needs nothing outside itself; nothing in it runs. Throws NoPrinter. */
export const printed = async (page: string, place = process.env['CHROMIUM_PATH']): Promise<Buffer> => {
  const browser = await chromium.launch({ executablePath: place ?? found(), args: QUIET });
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const sheet = await context.newPage();
    sheet.setDefaultTimeout(PRINT_TIMEOUT_MS);
    await sheet.setContent(page, { waitUntil: 'load' });
    return await sheet.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    await browser.close();
  }
};

/** On the PATH, else what Playwright keeps. */
const found = (): string => {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const places = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  const place = [...places, chromium.executablePath()].find(runs);
  if (place === undefined) throw new NoPrinter();
  return place;
};

const runs = (place: string): boolean => {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
