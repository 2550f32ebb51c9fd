import type { Engines } from './engines';

export { built, checkout } from './build';
export type { Engines, TestNode } from './engines';
export * from './given-when-then';
export type { TestIssuer } from './issuer-fixture';
export type { OwnTemporal, TestTemporal } from './temporal-fixture';
export { given, givenUnder, sentencesOf } from './given-when-then';
export { runHome, specHome } from './run-home';
export { timeSkippingServer } from './time-skipping-server';

/** Real engines for one spec. Loaded when asked for, so that specs without engines stay fast. */
export const engines = async (): Promise<Engines> => {
  const loaded = require('./engines') as typeof import('./engines');
  return loaded.engines();
};
