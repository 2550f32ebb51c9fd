'use strict';
// The domain's tests by example: each mutant is judged by those that reach it. The walks over thousands of sequences would
// take minutes a mutant, and what only they see is a hole in the examples.
const base = require('../jest.config.js');
module.exports = {
  ...base,
  testMatch: ['**/libs/domain/**/*.spec.ts'],
  testPathIgnorePatterns: [...base.testPathIgnorePatterns, 'promises'],
  reporters: [],
};
