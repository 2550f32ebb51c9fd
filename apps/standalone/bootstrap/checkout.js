'use strict';
const fs = require('node:fs');
const path = require('node:path');

/** The checkout's folder, by its real name: a path through a link is the same checkout. */
exports.root = fs.realpathSync(path.resolve(__dirname, '../../..'));
