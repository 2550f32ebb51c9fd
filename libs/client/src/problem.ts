/** RFC 9457, as the service sends it. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: string;
  readonly clause?: string;
  readonly requestId?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

/** What the service said instead of an answer, in its own words. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  /** A word that stays, such as `answer_before_floor`; undefined where something between us answered. */
  readonly code: string | undefined;

  constructor(readonly body: ProblemBody) {
    super(body.detail ?? body.title);
    this.status = body.status;
    this.code = body.code;
  }
}

/** Nobody answered, however often it was asked. */
export class Unanswered extends Error {
  override name = 'Unanswered';
}

interface Result<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response?: Response;
}

/** The answer of a call. Throws Problem, Unanswered, and the reason of a signal. */
export const answerOf = <Data>({ data, error, response }: Result<Data>): Data => {
  if (!response) throw error;
  if (response.ok) return data as Data;
  throw new Problem(
    isProblem(error) ? error : { type: 'about:blank', title: `status ${response.status}`, status: response.status },
  );
};

const isProblem = (error: unknown): error is ProblemBody =>
  typeof error === 'object' && error !== null && 'status' in error && 'title' in error;
