/** What a program that calls the command line learns from its exit code. */
export const EXIT = { done: 0, error: 1, usage: 2, notFound: 3, integrity: 4, refused: 5, away: 6 } as const;

/** An end of the command with a sentence for the person and a code for the program. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.error,
    /** The problem's own code, where the service refused. */
    readonly code?: string,
  ) {
    super(message);
  }
}

/** RFC 9457, as the service sends it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: string;
  readonly clause?: string;
  readonly requestId?: string;
  readonly errors?: readonly { pointer: string; code: string; detail: string }[];
}

/** A problem as one paragraph: the sentence, the clause, each field that is wrong. */
export const failureOf = (problem: Problem): Failure => {
  const clause = problem.clause === undefined ? '' : ` (${problem.clause})`;
  const fields = (problem.errors ?? []).map((error) => `\n  ${error.pointer}: ${error.detail}`).join('');
  const sentence = problem.detail ?? problem.title;
  return new Failure(
    `${problem.code ?? problem.status}: ${sentence}${clause}${fields}`,
    exitCodeOf(problem.status),
    problem.code,
  );
};

const exitCodeOf = (status: number): number => {
  if (status === 400 || status === 401) return EXIT.usage;
  if (status === 404) return EXIT.notFound;
  if (status === 409 || status === 412 || status === 422) return EXIT.refused;
  if (status === 503 || status === 429) return EXIT.away;
  return EXIT.error;
};
