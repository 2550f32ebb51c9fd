'use strict';
const path = require('node:path');
const { root } = require('./checkout.js');
const { Failure } = require('./failure.js');
const { installPackages } = require('./install.js');
const { build } = require('./build.js');

const ready = async (options = {}) => {
  await installPackages();
  await build(options);
};

const commands = {
  start: async () => {
    await ready();
    // In this process: one pid to signal, and nothing between a Ctrl-C and the service.
    await require(path.join(root, 'dist/apps/standalone/src/main.js')).main();
  },
  build: (args) => ready({ force: args.includes('--force') }),
  test: async (args) => {
    const { testEverything } = require('./tests.js');
    process.exitCode = await testEverything(args, ready);
  },
  check: async () => {
    const { check } = require('./tests.js');
    process.exitCode = await check(ready);
  },
  unit: async () => {
    const { unitTests } = require('./tests.js');
    process.exitCode = await unitTests(ready);
  },
  'policy:coverage': async (args) => {
    await ready();
    const { main } = require(path.join(root, 'dist/apps/standalone/proof/main.js'));
    process.exitCode = await main(root, args);
  },
  bench: async (args) => {
    await ready();
    const { main } = require(path.join(root, 'dist/apps/standalone/bench/main.js'));
    process.exitCode = await main(args);
  },
  mutate: async (args) => {
    const { runProgram } = require('./run-program.js');
    await installPackages(); // the specs are translated as they are read: nothing has to be built
    const stryker = path.join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
    const some = args.length > 0 ? ['--mutate', args.join(',')] : [];
    const config = 'libs/testing/mutation/stryker.config.json';
    process.exitCode = (await runProgram(process.execPath, [stryker, 'run', config, ...some], { show: true })).code;
  },
  breaks: async (args) => {
    const { breaks } = require('../breaks/run.js');
    await ready();
    process.exitCode = await breaks(args);
  },
  'events:document': async () => {
    await ready();
    require(path.join(root, 'dist/apps/standalone/proof/write-events.js')).writeEvents(root);
  },
  screenshots: async () => {
    const { runProgram } = require('./run-program.js');
    await ready();
    const taker = path.join(root, 'apps/dashboard/pictures/take.mjs');
    process.exitCode = (await runProgram(process.execPath, [taker], { show: true })).code;
  },
  nodes: async (args) => {
    const { runUnderOtherNodes } = require('./nodes.js');
    await installPackages();
    process.exitCode = await runUnderOtherNodes(args);
  },
};

exports.run = async (name, args) => {
  // Aliases, configuration and the bundler's files are found from the checkout, wherever the command was typed.
  process.chdir(root);
  try {
    if (!Object.hasOwn(commands, name ?? '')) {
      throw new Failure(`There is no '${name ?? ''}': say one of ${Object.keys(commands).join(', ')}.`, 2);
    }
    await commands[name](args);
  } catch (error) {
    process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
    process.exitCode = error.exitCode ?? 1;
  }
};
