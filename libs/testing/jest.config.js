'use strict';
// Runs from the checkout's root. Packages that ship ES modules only are turned into CommonJS: jest cannot require them on Node 20.
const { createHash } = require('node:crypto');
const path = require('node:path');
const root = path.resolve(__dirname, '../..');
const swc = JSON.parse(require('node:fs').readFileSync(path.join(root, 'swc.json'), 'utf8'));
const { exclude: _exclude, ...options } = swc;
module.exports = {
  rootDir: root,
  // Else jest takes the path of the configuration for it, which `npm test` writes anew: nothing would be found in its caches.
  id: createHash('sha256').update(root).digest('hex').slice(0, 32),
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/workflows'],
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts', '**/*.int-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  moduleNameMapper: { '^@lib/([^/]+)$': '<rootDir>/libs/$1/src' },
  transform: {
    '^.+\\.[cm]?[jt]sx?$': ['@swc/jest', { ...options, swcrc: false, jsc: { ...options.jsc, baseUrl: root } }],
  },
  testSequencer: path.join(__dirname, 'sequencer.js'),
  globalSetup: path.join(__dirname, 'src/global-setup.ts'),
  globalTeardown: path.join(__dirname, 'src/global-teardown.ts'),
  reporters: ['default', path.join(__dirname, 'reporter.js')],
  testTimeout: 120_000,
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|content-disposition|cookie|jose|oidc-provider)/)'],
};
