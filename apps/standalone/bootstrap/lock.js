'use strict';
const crypto = require('node:crypto');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { root } = require('./checkout.js');
const { Failure } = require('./failure.js');
const { say } = require('./say.js');

const TRY_AGAIN_MS = 100;
const PATIENCE_MS = 15 * 60_000;

/** Does the work while no other process of this checkout does the like. The system frees the lock when its holder dies. */
exports.alone = async (name, work) => {
  const server = await hold(name);
  try {
    return await work();
  } finally {
    server.close();
  }
};

const hold = async (name) => {
  const address = addressOf(name);
  const givenUpAt = performance.now() + PATIENCE_MS;
  for (let tries = 0; performance.now() < givenUpAt; tries += 1) {
    const server = await listen(address);
    if (server) return server;
    if (tries === 0) await removeIfAbandoned(address);
    if (tries === 5) say(name, 'another command of this checkout is at it: waiting for it');
    await sleep(TRY_AGAIN_MS);
  }
  throw new Failure(`Another command has held this checkout (${name}) for 15 minutes: end it and run this one again.`);
};

// A name that only the system knows: nothing of it stays behind on Linux (abstract socket) and on Windows (pipe).
const addressOf = (name) => {
  const id = `mustafid-${name}-${crypto.createHash('sha256').update(root).digest('hex').slice(0, 16)}`;
  if (process.platform === 'linux') return `\0${id}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${id}`;
  return path.join(os.tmpdir(), `${id}.sock`);
};

const listen = (address) =>
  new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });

// Elsewhere (macOS) the socket is a file that outlives a killed holder: nobody answers it then.
const removeIfAbandoned = (address) =>
  new Promise((resolve) => {
    if (!path.isAbsolute(address) || process.platform === 'win32') return resolve();
    const probe = net.connect(address, () => resolve(probe.destroy()));
    probe.once('error', (error) => {
      if (error.code === 'ECONNREFUSED') fs.rmSync(address, { force: true });
      resolve();
    });
  });
