/** There is no such thing, or none that the caller may know of. */
export class UnknownTarget extends Error {
  override name = 'UnknownTarget';
  constructor(
    readonly category: string,
    readonly id: string,
  ) {
    super(`There is no ${category} ${id}`);
  }
}

/** The same key was used for another body. */
export class KeyReused extends Error {
  override name = 'KeyReused';
  constructor() {
    super('This idempotency key was used for another body');
  }
}

/** `If-Match` names a revision that the stream has left behind. */
export class StaleRevision extends Error {
  override name = 'StaleRevision';
  constructor(
    readonly expected: bigint,
    readonly actual: bigint,
  ) {
    super(`The case stands at revision ${actual}, not ${expected}`);
  }
}

/** Too many want to write this stream at once; nothing was recorded. */
export class Contended extends Error {
  override name = 'Contended';
  constructor(readonly stream: string) {
    super(`Too many commands on ${stream} at once`);
  }
}

/** This process does not know the time well enough to judge a floor by it. */
export class ClockUntrusted extends Error {
  override name = 'ClockUntrusted';
  constructor(readonly offsetMs: number) {
    super(`The local clock is ${Math.round(offsetMs / 1000)} s away from the log's`);
  }
}
