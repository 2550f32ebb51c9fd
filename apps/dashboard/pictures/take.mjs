// `npm run screenshots`: the pages in both languages, light and dark, wide and narrow, as Chromium shows them over a stack that is started for it.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser, signIn } from './browser.mjs';
import { SampleCases, SERIES } from './sample-cases.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../../..');
const folder = path.join(root, 'screenshots');
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 360, height: 800 };

const main = async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'mustafid-pictures-'));
  const browser = await openBrowser();
  const service = await start(home);
  try {
    mkdirSync(folder, { recursive: true });
    await take(browser, service.url, personOf(home, 'supervisor'));
    await noRole(browser, service.url, personOf(home, 'operator'));
  } finally {
    await browser.close();
    await service.stop();
    rmSync(home, { recursive: true, force: true });
  }
};

const take = async (browser, url, person) => {
  const page = await (await browser.newContext({ viewport: WIDE, locale: 'ar-SA' })).newPage();
  page.on('console', (message) => message.type() === 'error' && say(`the page says: ${message.text()}`));
  page.on('pageerror', (error) => say(`the page fails: ${error.message}`));
  await page.goto(`${url}/sla`);
  await page.locator('main button').waitFor();
  await picture(page, 'sign-in-ar');
  await signIn(page, `${url}/sla`, person);
  await page.locator('[data-notice=empty]').waitFor();
  await picture(page, 'sla-empty-ar');
  const cases = new SampleCases(url);
  await cases.fill();
  for (const [name, query] of [
    ['sla', ''],
    ['sla-states', `policy=${SERIES}&`],
  ])
    for (const language of ['ar', 'en']) {
      await page.goto(`${url}/sla?${query}lang=${language}`);
      await page.locator('.queue tbody tr').nth(10).waitFor();
      await page.locator('[data-connection=live]').waitFor();
      await pictures(page, `${name}-${language}`);
    }
  const { caseId } = await cases.raised();
  for (const [name, path, there] of [
    ['cases', '/cases?order=due', '.case-table tbody tr'],
    ['case', `/cases/${caseId}`, '.clock-card'],
    ['history', `/cases/${caseId}/history?revision=4&against=0`, '.then-card'],
    ['calendar', '/calendar', '.day-due'],
    ['alerts', `/alerts?policy=${SERIES}`, '.alerts li'],
    ['policy', '/policy', 'main table'],
    ['audit', '/audit', '.audit-table tbody tr'],
    ['exports', '/exports', 'main .card'],
    ['unknown', '/cases/none', '[data-notice=nothing]'],
  ])
    for (const language of ['ar', 'en']) {
      await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
      await page.locator(there).first().waitFor();
      await pictures(page, `${name}-${language}`);
    }
  await page.goto(`${url}/sla?lang=ar`);
  await page.locator('.queue tbody tr').nth(10).waitFor();
  await page.locator('[data-connection=live]').waitFor();
  await cases.submit();
  await page.locator('[data-changed]').first().waitFor();
  await picture(page, 'sla-changed-ar');
};

const noRole = async (browser, url, person) => {
  const page = await (await browser.newContext({ viewport: WIDE })).newPage();
  await signIn(page, `${url}/sla?lang=en`, person);
  await page.locator('[data-notice=no-role]').waitFor();
  await picture(page, 'no-role-en');
};

/** In both looks, at both ends of the widths. */
const pictures = async (page, name) => {
  for (const [suffix, size] of [
    ['', WIDE],
    ['-narrow', NARROW],
  ]) {
    await page.setViewportSize(size);
    for (const [look, colorScheme] of [
      ['', 'light'],
      ['-dark', 'dark'],
    ]) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-look=${colorScheme}]`).waitFor({ state: 'attached' });
      await picture(page, `${name}${look}${suffix}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(WIDE);
};

const picture = async (page, name) => {
  await page.evaluate(() => document.fonts.ready);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
  say(file);
};

const personOf = (home, role) => {
  const { people } = JSON.parse(readFileSync(path.join(home, 'samples.json'), 'utf8'));
  return people.find((person) => person.role === role);
};

/** `npm start` beside whatever else runs here, on a data folder of its own. */
const start = async (home) => {
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(root, 'apps/standalone/bootstrap.js'), 'start'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, MUSTAFID_HOME: home, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let said = '';
  const ready = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
        if (said.includes('Mustafid is ready')) resolve();
      });
    child.once('close', () => reject(new Error(`The service did not start:\n${said}`)));
  });
  await ready;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const say = (line) => process.stdout.write(`${line}\n`);

await main();
