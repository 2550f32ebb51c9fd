import { sentenceOf, type Language, type SentenceDetails } from '@lib/domain';
import { titleOf } from './problem-titles';

/** One place of a body, or one parameter, that is not as it should be. */
export interface Fault {
  /** A JSON pointer into the body, or `/` and a parameter's or header's name. */
  readonly pointer: string;
  readonly code: string;
  readonly details?: SentenceDetails;
}

export interface ProblemParts {
  readonly status: number;
  readonly code: string;
  readonly clause?: string;
  readonly details?: SentenceDetails;
  readonly errors?: readonly Fault[];
  readonly retryAfterSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the caller is told instead of an answer. */
export class Problem extends Error {
  constructor(readonly parts: ProblemParts) {
    super(parts.code);
    this.name = 'Problem';
  }
}

export const problem = (status: number, code: string, details?: SentenceDetails): Problem =>
  new Problem({ status, code, details });

export const misshapen = (errors: readonly Fault[]): Problem =>
  new Problem({ status: 400, code: 'shape_invalid', errors });

export const away = (code: string, retryAfterSeconds = 1): Problem =>
  new Problem({ status: 503, code, retryAfterSeconds });

/** Where a problem happened: what its document says beside the problem itself. */
export interface Occurrence {
  readonly language: Language;
  readonly requestId: string;
  readonly instance: string;
}

/** The RFC 9457 document. Details of a rule that are no words of its sentence (`earliest`, `stage`, `allowed`) are its members. */
export const documentOf = (
  parts: ProblemParts,
  { language, requestId, instance }: Occurrence,
): Record<string, unknown> => ({
  ...membersOf(parts.details),
  type: `/problems/${kebab(parts.code)}`,
  title: titleOf(parts.status, language),
  status: parts.status,
  detail: sentenceOf(parts.code, language, parts.details),
  instance,
  code: parts.code,
  ...(parts.clause === undefined ? {} : { clause: parts.clause }),
  ...(parts.errors === undefined ? {} : { errors: parts.errors.map((fault) => errorOf(fault, language)) }),
  requestId,
});

export const kebab = (code: string): string => code.replaceAll('_', '-');

const errorOf = ({ pointer, code, details }: Fault, language: Language): Record<string, unknown> => ({
  pointer,
  code,
  detail: sentenceOf(code, language, details),
  ...membersOf(details),
});

const reserved = new Set([
  'type',
  'title',
  'status',
  'detail',
  'instance',
  'code',
  'clause',
  'errors',
  'requestId',
  'pointer',
]);

const membersOf = (details: SentenceDetails = {}): Record<string, unknown> =>
  Object.fromEntries(Object.entries(details).filter(([name, value]) => !reserved.has(name) && value !== undefined));
