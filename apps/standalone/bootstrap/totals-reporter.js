'use strict';
const fs = require('node:fs');

/** Hands jest's totals to the process that started it. */
module.exports = class TotalsReporter {
  constructor(_config, { file }) {
    this.file = file;
  }

  onRunComplete(_contexts, results) {
    const broken = results.numRuntimeErrorTestSuites;
    const files = results.testResults
      .filter(({ numFailingTests, testExecError }) => numFailingTests > 0 || testExecError)
      .map(({ testFilePath, numPassingTests }) => ({ file: testFilePath, passed: numPassingTests }));
    fs.writeFileSync(
      this.file,
      JSON.stringify({ passed: results.numPassedTests, failed: results.numFailedTests + broken, files }),
    );
  }
};
