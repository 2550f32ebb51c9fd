'use strict';
const { spawn } = require('node:child_process');

const KEPT_CHARACTERS = 200_000;

/** Runs a program to its end: `{ code, output }`, the output kept (its end) or shown as it comes. */
exports.runProgram = (program, args, { show = false, env = process.env } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-KEPT_CHARACTERS));
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
