'use strict';
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const { root } = require('./checkout.js');
const { Failure } = require('./failure.js');
const { runProgram } = require('./run-program.js');
const { readStamp, writeStamp } = require('./stamp.js');

const BUILT = 'apps/dashboard';
/** What the pages are made of: their own sources, the client's, and the packages that make them. */
const SOURCES = ['apps/dashboard', 'libs/client/src'];

/** The pages stand in `fresh` when this returns: taken over from `former` where nothing they are made of has changed. */
exports.makePages = async (fresh, former) => {
  const into = path.join(fresh, BUILT);
  const before = path.join(former, BUILT);
  const wanted = fingerprint();
  if (readStamp(path.join(before, '.built')) === wanted) {
    fs.cpSync(before, into, { recursive: true });
    return;
  }
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const config = path.join(root, 'apps/dashboard/vite.config.mts');
  const { code, output } = await runProgram(process.execPath, [vite, 'build', '--config', config, '--outDir', into]);
  if (code !== 0) throw new Failure(`${output.trim()}\n\nThe pages cannot be built: the bundler's words stand above.`);
  compress(path.join(into, 'assets'));
  writeStamp(path.join(into, '.built'), wanted);
};

/** Once at the build, as small as it gets: served as it is to every browser that takes it. */
const compress = (folder) => {
  for (const name of fs.readdirSync(folder).filter((each) => /\.(js|css|svg)$/.test(each)))
    fs.writeFileSync(
      path.join(folder, `${name}.br`),
      zlib.brotliCompressSync(fs.readFileSync(path.join(folder, name))),
    );
};

const fingerprint = () => {
  const hash = crypto.createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json')));
  for (const file of SOURCES.flatMap(below).sort())
    hash.update(`\0${file}\0`).update(fs.readFileSync(path.join(root, file)));
  return hash.digest('hex');
};

const below = (folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(int-)?spec\.ts$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
