/** Milliseconds since 1970: the log's own time, which every other process measures its offset to. */
export const logClock = (): number => Date.now();
