'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { root } = require('./checkout.js');

/** Hands jest's totals, and how each test ended, to the process that started it. */
module.exports = class TotalsReporter {
  constructor(_config, { file }) {
    this.file = file;
  }

  onRunComplete(_contexts, results) {
    const broken = results.numRuntimeErrorTestSuites;
    const files = results.testResults
      .filter(({ numFailingTests, testExecError }) => numFailingTests > 0 || testExecError)
      .map(({ testFilePath, numPassingTests }) => ({ file: testFilePath, passed: numPassingTests }));
    const tests = results.testResults.flatMap(({ testFilePath, testResults }) =>
      testResults.map(({ fullName, status }) => ({ title: fullName, file: path.relative(root, testFilePath), status })),
    );
    const failed = results.numFailedTests + broken;
    fs.writeFileSync(this.file, JSON.stringify({ passed: results.numPassedTests, failed, files, tests }));
  }
};
