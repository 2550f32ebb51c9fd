/** The stream had moved on; nothing was written. */
export class WrongExpectedRevision extends Error {
  override name = 'WrongExpectedRevision';
  constructor(
    readonly stream: string,
    readonly expected: bigint | 'no_stream',
  ) {
    super(`${stream} is no longer at ${expected}`);
  }
}

/** Neither done nor undone, as far as we know: the same command with the same key tells. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown';
  constructor(
    readonly stream: string,
    options?: ErrorOptions,
  ) {
    super(`The event log did not say whether ${stream} was written`, options);
  }
}

/** The event log cannot be reached; nothing was written. */
export class LogAway extends Error {
  override name = 'LogAway';
  constructor(what: string, options?: ErrorOptions) {
    super(`The event log cannot be reached (${what})`, options);
  }
}

/** The event log refuses to write this, whoever asks again. */
export class AppendRefused extends Error {
  override name = 'AppendRefused';
}

/** More than the log takes in one piece. */
export class AppendTooLarge extends AppendRefused {
  override name = 'AppendTooLarge';
}

/** A newer release wrote an event that this one cannot read: deploy readers before writers. */
export class UnknownEventType extends Error {
  override name = 'UnknownEventType';
  constructor(
    readonly type: string,
    readonly stream: string,
    readonly revision: bigint,
  ) {
    super(`This release does not know the event type ${type} (${stream}, revision ${revision})`);
  }
}

/** A position token that is malformed or of another log. */
export class ForeignPosition extends Error {
  override name = 'ForeignPosition';
}
