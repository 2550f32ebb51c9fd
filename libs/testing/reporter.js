'use strict';
// Prints, as the run's very last line, how many tests passed and failed. A suite that could not run at all is a failure.
module.exports = class {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const line = `${results.numPassedTests} passed, ${failed} failed\n`;
    // Jest's own summary is written to stderr when all reporters are done; this waits for the end of the process.
    process.once('exit', () => require('node:fs').writeSync(1, line));
  }
};
