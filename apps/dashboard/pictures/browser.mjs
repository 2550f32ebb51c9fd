import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** This machine's Chromium. Throws a sentence where there is none. */
export const openBrowser = () => {
  const executablePath = PLACES.find((place) => existsSync(place));
  if (!executablePath)
    throw new Error('Chromium is not on this machine: get the packages chromium and fonts-noto-core.');
  return chromium.launch({ executablePath, args: QUIET });
};

/** Opens a page of the service as a person who signs in at the local issuer. */
export const signIn = async (page, address, { email, password }) => {
  await page.goto(address);
  await page.locator('main button').click();
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => url.pathname === '/sla');
};
