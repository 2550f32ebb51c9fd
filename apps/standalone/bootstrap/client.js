'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { root } = require('./checkout.js');
const { Failure } = require('./failure.js');
const { runProgram } = require('./run-program.js');

const document = path.join(root, 'openapi.json');
const generated = path.join(root, 'libs/client/src/generated');

exports.hasClient = () => fs.existsSync(path.join(generated, 'index.ts')) && fs.existsSync(document);

/** Makes the typed client from the OpenAPI document of the API in `built`; false where it stands already. */
exports.makeClient = async (built) => {
  const draft = path.join(root, '.openapi-new.json');
  try {
    await run([path.join(built, 'apps/api/src/write-openapi.js'), draft]);
    if (exports.hasClient() && fs.readFileSync(document).equals(fs.readFileSync(draft))) return false;
    fs.rmSync(document, { force: true });
    await run([path.join(root, 'libs/client/generate.mjs'), draft, generated]);
    fs.renameSync(draft, document); // last: it is what says that the client stands
    return true;
  } finally {
    fs.rmSync(draft, { force: true });
  }
};

const run = async (words) => {
  const { code, output } = await runProgram(process.execPath, words);
  if (code !== 0) throw new Failure(`${output.trim()}\n\nThe client cannot be made from the API's description.`);
};
