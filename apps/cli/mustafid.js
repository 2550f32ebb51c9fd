#!/usr/bin/env node
'use strict';
// The `mustafid` command. What it runs is built from the sources beside it; a checkout that was never built is built first.
const { existsSync } = require('node:fs');
const { resolve } = require('node:path');
const { spawnSync } = require('node:child_process');

const root = resolve(__dirname, '../..');
const main = resolve(root, 'dist/apps/cli/src/main.js');

if (!existsSync(main)) {
  const built = spawnSync(process.execPath, [resolve(root, 'apps/standalone/bootstrap.js'), 'build'], {
    stdio: ['ignore', 2, 2],
  });
  if (built.status !== 0) process.exit(1);
}
require(main).run(process.argv.slice(2));
