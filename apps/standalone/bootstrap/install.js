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

const stamp = path.join(root, 'node_modules/.mustafid');
// No install script runs (one reports home, nothing needs any), and NODE_ENV=production must not leave out what builds.
const OPTIONS = ['--no-save', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];

/** The packages of the lockfile stand in `node_modules` when this returns. */
exports.installPackages = async () => {
  const wanted = fingerprint();
  if (readStamp(stamp) === wanted) return;
  await alone('packages', async () => {
    if (readStamp(stamp) === wanted) return;
    try {
      fs.rmSync(stamp, { force: true });
      await during('packages', 'installing', 'installed', install);
      linkCommandLine();
      writeStamp(stamp, wanted);
    } catch (error) {
      throw explained('The packages cannot be installed', error);
    }
  });
};

const fingerprint = () => {
  const { dependencies, devDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .update(JSON.stringify([dependencies, devDependencies, process.platform, process.arch]))
    .digest('hex');
};

const install = async () => {
  const [program, ...before] = npm();
  const { code, output } = await runProgram(program, [...before, 'install', ...OPTIONS]).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
    throw new Failure('npm is not found: install Node with its npm (nodejs.org), then run the command again.');
  });
  if (code === 0) return;
  const reason = reasonIn(output);
  if (reason) throw new Failure(`The packages cannot be installed: ${reason}`);
  throw new Failure(
    `${output.trim()}\n\nThe packages cannot be installed: npm's words stand above. See to the network or the registry, then run the command again.`,
  );
};

/** So `npx mustafid` finds it here at once; without this npx makes a folder for it in the home, and may ask first. */
const linkCommandLine = () => {
  const link = path.join(root, 'node_modules/.bin/mustafid');
  try {
    fs.rmSync(link, { force: true });
    fs.symlinkSync('../../apps/cli/mustafid.js', link);
  } catch {
    // A file system without links: npx goes its longer way.
  }
};

/** How npm is run: the one that runs us, else the one beside this Node, else the one on the PATH. */
const npm = () => {
  const beside = path.dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    path.join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(beside, 'node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  const found = candidates.find((file) => file && path.basename(file) === 'npm-cli.js' && fs.existsSync(file));
  return found ? [process.execPath, found] : ['npm'];
};
exports.npm = npm;
