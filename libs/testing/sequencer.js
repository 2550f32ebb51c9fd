'use strict';
// The longest file first, so that none is left to run alone at the end.
const path = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** Those that take long, longest first: the order until a run of this checkout has measured them. */
const LONG = [
  'apps/standalone/campaign/campaign.int-spec.ts',
  'libs/event-node/e2e/subscriber-costs.int-spec.ts',
  'apps/standalone/e2e/start.int-spec.ts',
  'apps/standalone/e2e/command-line.int-spec.ts',
  'apps/worker/src/numbers.int-spec.ts',
  'libs/domain/src/deciders.promises.spec.ts',
  'apps/standalone/e2e/thread.int-spec.ts',
  'apps/worker/src/temporal-lost.int-spec.ts',
  'libs/domain/src/case/versions.promises.spec.ts',
  'apps/worker/src/faults.int-spec.ts',
  'libs/event-store/src/event-store.int-spec.ts',
  'libs/event-store/src/flood.int-spec.ts',
  'apps/worker/src/lateness.int-spec.ts',
  'apps/worker/src/mails-through-kills.int-spec.ts',
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const remembered = sorted.every(({ duration }) => typeof duration === 'number');
    return remembered ? sorted : sorted.sort((one, other) => placeOf(one) - placeOf(other));
  }
};

const placeOf = ({ path: file, context }) => {
  const place = LONG.indexOf(path.relative(context.config.rootDir, file).split(path.sep).join('/'));
  return place === -1 ? LONG.length : place;
};
