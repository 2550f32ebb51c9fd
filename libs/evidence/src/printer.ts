import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const QUIET = [
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
  const browser = await launched(chromiumAt(place));
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

/** Root may have no sandbox, many a container has none to give: what is printed is one page of our own, in which nothing runs. */
const launched = (executablePath: string): Promise<Browser> => {
  const launch = (chromiumSandbox: boolean): Promise<Browser> =>
    chromium.launch({ executablePath, args: QUIET, chromiumSandbox });
  return process.getuid?.() === 0 ? launch(false) : launch(true).catch(() => launch(false));
};

const chromiumAt = (place?: string): string => {
  const found = (place === undefined ? [...onPath(), chromium.executablePath()] : [place]).find(runs);
  if (found === undefined) throw new NoPrinter();
  return found;
};

const onPath = (): string[] => {
  // eslint-disable-next-line node/no-process-env -- where a system keeps its programs is no setting of ours
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
};

const runs = (place: string): boolean => {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
