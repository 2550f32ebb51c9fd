/** What a rule found against a command: a fact in snake_case, the clause behind it, and what the sentence for it needs. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly clause?: string,
    readonly details?: Readonly<Record<string, unknown>>,
  ) {
    super(code);
    this.name = 'Refused';
  }
}
