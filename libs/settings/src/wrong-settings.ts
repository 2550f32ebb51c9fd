/** Stops a start: one sentence for each setting that is wrong, and each sentence names its setting. */
export class WrongSettings extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'WrongSettings';
  }
}
