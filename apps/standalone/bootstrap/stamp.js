'use strict';
const fs = require('node:fs');

/** What was noted when the work was last finished; undefined when it never was, or was cut short. */
exports.readStamp = (file) => {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
};

// Renamed into place: never half written, and never written through a hard link into another checkout.
exports.writeStamp = (file, text) => {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, `${text}\n`);
  fs.renameSync(draft, file);
};
