'use strict';
// What every npm script calls. Written so that an old Node can parse it too: then 'too old' is a sentence, not a stack.
var OLDEST = [20, 19];

var version = process.versions.node.split('.').map(Number);
if (version[0] < OLDEST[0] || (version[0] === OLDEST[0] && version[1] < OLDEST[1])) {
  process.stderr.write(
    'Mustafid needs Node ' +
      OLDEST.join('.') +
      ' or later, this is ' +
      process.versions.node +
      ': install a newer Node (nodejs.org) and run the command again.\n'
  );
  process.exit(1);
}
require('./bootstrap/commands.js').run(process.argv[2], process.argv.slice(3));
