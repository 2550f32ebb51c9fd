import { sentences, type Language } from '@lib/domain';
import { MAX_BODY_BYTES } from '../http/body';
import { documentOf, misshapen, type ProblemParts } from '../http/problem';
import { titleOf } from '../http/problem-titles';
import { everyAnswer, headersOf, type AnswerHeader } from './parts';

const languages: readonly Language[] = ['ar', 'en'];

const code = { type: 'string', enum: Object.keys(sentences).sort() } as const;

/** RFC 9457. Beside these stand the values that the sentence of a code names, such as `earliest` or `allowed`. */
export const problemSchema = {
  type: 'object',
  description:
    'Why there is no answer, by RFC 9457. Beside these members stand the values that its sentence names. ' +
    '`GET /problems/<code>`, with dashes, explains each code; more codes may come.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  additionalProperties: true,
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'the page that explains the code' },
    title: { type: 'string', description: 'what kind of problem, in a few words' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'the sentence for a person, in the language of the request' },
    instance: { type: 'string', description: 'the path that was asked for' },
    code,
    clause: { type: 'string', description: "of the board's policy, where a rule refused" },
    requestId: { type: 'string', description: 'as in `X-Request-Id`' },
    allowed: { type: 'array', items: { type: ['string', 'number'] } },
    errors: {
      type: 'array',
      description: 'each place that is wrong',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        additionalProperties: true,
        properties: {
          pointer: {
            type: 'string',
            description: 'a JSON pointer into the body, or `/` and the name of a parameter or header',
          },
          code,
          detail: { type: 'string' },
        },
      },
    },
  },
} as const;

/** One that is met, of each status. */
const met: Readonly<Record<number, ProblemParts>> = {
  400: misshapen([
    { pointer: '/channel', code: 'not_allowed', details: { allowed: ['interview', 'phone', 'letter', 'website'] } },
    { pointer: '/segment', code: 'required' },
  ]).parts,
  401: { status: 401, code: 'unauthorised' },
  403: { status: 403, code: 'forbidden' },
  404: { status: 404, code: 'not_found' },
  409: {
    status: 409,
    code: 'answer_before_floor',
    clause: 'P27',
    details: { earliest: '2026-03-29T08:15:00.000Z', floor: 'P14D' },
  },
  410: { status: 410, code: 'export_expired' },
  412: { status: 412, code: 'stale' },
  413: { status: 413, code: 'payload_too_large', details: { limit: MAX_BODY_BYTES } },
  415: { status: 415, code: 'unsupported_media_type' },
  416: { status: 416, code: 'range_not_in_file' },
  422: { status: 422, code: 'key_reused' },
  429: { status: 429, code: 'rate_limited', details: { seconds: 3 } },
  503: { status: 503, code: 'engine_away' },
};

const ownHeaders: Readonly<Record<number, readonly AnswerHeader[]>> = {
  401: ['WWW-Authenticate'],
  404: ['Mustafid-Position'],
  416: ['Content-Range'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/** The examples of problems as the service would write them, by name. */
export const problemExamples = (): Record<string, object> =>
  Object.fromEntries(
    Object.values(met).flatMap((parts) =>
      languages.map((language) => [
        nameOf(parts.status, language),
        { summary: parts.code, value: shown(parts, language) },
      ]),
    ),
  );

const shown = (parts: ProblemParts, language: Language): object =>
  documentOf(parts, { language, requestId: '018f2a4e-6c1b-7d30-9a51-4e8f0c2b7d11', instance: '/v1/cases' });

const nameOf = (status: number, language: Language): string => `problem-${status}-${language}`;

/** A problem among the answers of a route: told once, for all of them. */
export const problemAnswer = (status: number) => ({ $ref: `#/components/responses/${status}` });

/** What is told once: the answers that are problems, by their status. */
export const problemResponses = (): Record<string, object> =>
  Object.fromEntries(Object.values(met).map(({ status }) => [status, responseOf(status)]));

const responseOf = (status: number): object => ({
  description: titleOf(status, 'en'),
  headers: headersOf(...everyAnswer, 'Content-Language', ...(ownHeaders[status] ?? [])),
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      examples: Object.fromEntries(
        languages.map((language) => [language, { $ref: `#/components/examples/${nameOf(status, language)}` }]),
      ),
    },
  },
});
