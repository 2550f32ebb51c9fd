'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { root } = require('./checkout.js');
const { say } = require('./say.js');

const runs = (program, ...args) => spawnSync(program, args, { stdio: 'ignore', timeout: 20_000 }).status === 0;

// A test file names what it needs beyond Node in its first lines: `// needs: java, chromium`.
const NEEDS = {
  go: { here: () => runs('go', 'version'), called: 'Go', get: 'go.dev/dl, or the package golang-go' },
  java: { here: () => runs('java', '-version'), called: 'Java', get: 'a Java runtime such as default-jre-headless' },
  maven: { here: () => runs('mvn', '-v'), called: 'Maven', get: 'the package maven' },
  chromium: {
    here: () => ['/usr/bin/chromium', '/usr/bin/chromium-browser'].some((file) => fs.existsSync(file)),
    called: 'Chromium',
    get: 'the packages chromium and fonts-noto-core',
  },
  shared: {
    here: () => fs.existsSync(path.join(root, '../shared/data')),
    called: '../shared',
    get: 'the folder of the shared facts beside this checkout',
  },
};

const NEED_LINE = /^\/\/ needs: (.+)$/m;
const HEAD_CHARACTERS = 500;

/** What this machine lacks, each with the test files that need it: `[{ called, get, files }]`. */
exports.lacks = () => {
  const needed = testFiles().map((file) => ({ file, needs: needsOf(file) }));
  return Object.entries(NEEDS)
    .filter(([, need]) => !need.here())
    .map(([name, { called, get }]) => ({
      called,
      get,
      files: needed.filter(({ needs }) => needs.includes(name)).map(({ file }) => file),
    }));
};

/** Says at the start what will not run, and why. */
exports.nameLacks = (lacks) => {
  for (const { called, get, files } of lacks) {
    const consequence = files.length === 0 ? 'no test needs it' : `NOT RUN: ${files.join(', ')} (get ${get})`;
    say('lacking', `${called} is not on this machine; ${consequence}`);
  }
};

const needsOf = (file) => {
  const head = fs.readFileSync(path.join(root, file), 'utf8').slice(0, HEAD_CHARACTERS);
  const needs = NEED_LINE.exec(head)?.[1].split(/,\s*/) ?? [];
  const unknown = needs.find((need) => !Object.hasOwn(NEEDS, need));
  if (unknown) throw new Error(`${file} needs '${unknown}', which ${path.basename(__filename)} does not know.`);
  return needs;
};

const testFiles = () =>
  ['apps', 'libs', 'workflows'].flatMap((folder) =>
    fs.existsSync(path.join(root, folder))
      ? fs
          .readdirSync(path.join(root, folder), { recursive: true })
          .filter((name) => /\.(int-)?spec\.ts$/.test(name) && !name.includes('node_modules'))
          .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
      : [],
  );
