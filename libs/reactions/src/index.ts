export { AlarmClocks } from './alarm-clocks';
export { Backoff, Pause } from './pause';
export type { Say } from './say';
