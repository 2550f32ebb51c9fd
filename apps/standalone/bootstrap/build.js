'use strict';
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { root } = require('./checkout.js');
const { Failure, explained, reasonIn } = require('./failure.js');
const { alone } = require('./lock.js');
const { runProgram } = require('./run-program.js');
const { during } = require('./say.js');
const { readStamp, writeStamp } = require('./stamp.js');

const { makeClient, hasClient } = require('./client.js');
const { makePages } = require('./pages.js');
const { makeWords, hasWords } = require('./words.js');

const FOLDERS = ['apps', 'libs', 'workflows'];
const dist = path.join(root, 'dist');
const stamp = path.join(dist, '.built');

/** `dist` holds what the sources say when this returns. A failed build leaves the former one in place. */
exports.build = async ({ force = false } = {}) => {
  if (!force && isMade() && readStamp(stamp) === fingerprint()) return;
  await alone('build', async () => {
    const wanted = fingerprint();
    if (!force && isMade() && readStamp(stamp) === wanted) return;
    await during('build', 'building', 'built', () => compile(wanted));
  });
};

const isMade = () => hasClient() && hasWords();

const compile = async (wanted) => {
  const fresh = path.join(root, '.dist-new');
  const former = path.join(root, '.dist-former');
  try {
    for (const left of [fresh, former]) fs.rmSync(left, { recursive: true, force: true });
    fs.mkdirSync(fresh);
    await swc(fresh, FOLDERS);
    // The client is made from what the API says of itself, so the API is compiled first.
    const made = [await makeClient(fresh), makeWords(fresh)];
    if (made.includes(true)) await swc(fresh, ['libs/client/src/generated']);
    await makePages(fresh, dist);
    writeStamp(path.join(fresh, '.built'), wanted);
    // Changed in one step: whoever runs from `dist` meanwhile never finds a half of it.
    if (fs.existsSync(dist)) fs.renameSync(dist, former);
    fs.renameSync(fresh, dist);
  } catch (error) {
    throw explained('The sources cannot be built', error);
  } finally {
    for (const left of [fresh, former]) fs.rmSync(left, { recursive: true, force: true });
  }
};

const swc = async (into, from) => {
  const folders = from.filter((folder) => fs.existsSync(path.join(root, folder)));
  const options = ['--config-file', 'swc.json', '--extensions', '.ts,.tsx', '-d', path.basename(into)];
  const compiler = path.join(root, 'node_modules/@swc/cli/bin/swc.js');
  const { code, output } = await runProgram(process.execPath, [compiler, ...folders, ...options]);
  if (code === 0) return;
  const reason = reasonIn(output);
  if (reason) throw new Failure(`The sources cannot be built: ${reason}`);
  throw new Failure(`${output.trim()}\n\nThe sources cannot be built: the compiler's words stand above.`);
};

const fingerprint = () => {
  const hash = crypto.createHash('sha256').update(fs.readFileSync(path.join(root, 'swc.json')));
  for (const file of sources()) hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(root, file)));
  return hash.digest('hex');
};

const isSource = (name) => /\.(tsx?|mts|css|svg|html)$/.test(name) && !/\.(int-)?spec\.ts$/.test(name);
const isLeftOut = (folder) => folder === 'node_modules' || folder.endsWith('/generated');

const sources = () => FOLDERS.flatMap((folder) => below(folder)).sort();

const below = (folder) => {
  if (isLeftOut(folder) || !fs.existsSync(path.join(root, folder))) return [];
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return below(name);
    return isSource(entry.name) ? [name] : [];
  });
};
