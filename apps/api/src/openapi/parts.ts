/**
 * What stands once in the document and is referred to from everywhere: headers that are sent, headers that are answered.
 * Names as they are usually written; a header's case means nothing.
 */
const text = { type: 'string' } as const;

export const answerHeaders = {
  'X-Request-Id': {
    description: 'Under which the log of the service holds what happened: as it was sent, else made.',
    required: true,
    schema: text,
    example: '018f2a4e-6c1b-7d30-9a51-4e8f0c2b7d11',
  },
  traceparent: {
    description: 'W3C Trace Context: the trace that was sent, else a new one.',
    required: true,
    schema: { type: 'string', pattern: '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' },
    example: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  },
  ETag: {
    description: 'The revision that the answer shows, in quotes; `If-Match` takes it.',
    schema: text,
    example: '"4"',
  },
  Location: { description: 'Where what was done it to is read.', schema: { type: 'string', format: 'uri-reference' } },
  'Mustafid-Position': {
    description: 'How far the log had been read. A query that is sent it waits until it shows as much.',
    schema: text,
  },
  'Idempotent-Replayed': {
    description: '`true` where the command had been done before under this key: this is its first answer once more.',
    schema: { type: 'string', enum: ['true'] },
  },
  'Retry-After': { description: 'Whole seconds to wait before the next try.', schema: { type: 'integer', minimum: 1 } },
  'WWW-Authenticate': { description: 'What a token has to be, by RFC 6750.', schema: text },
  'Content-Language': { description: 'The language of the sentences.', schema: text, example: 'ar' },
  'Content-Range': {
    description: 'Which part of the file it is; after a refusal, how long the file is.',
    schema: text,
    example: 'bytes 1000-1999/4096',
  },
  'Accept-Ranges': { description: '`bytes`: parts can be asked for.', schema: { type: 'string', enum: ['bytes'] } },
  'Repr-Digest': { description: 'The SHA-256 of the whole file, by RFC 9530.', schema: text },
  'Content-Disposition': { description: 'The name to keep the file under.', schema: text },
} as const;

export type AnswerHeader = keyof typeof answerHeaders;

/** On every answer. */
export const everyAnswer = ['X-Request-Id', 'traceparent'] as const satisfies readonly AnswerHeader[];

export const sentHeaders = {
  'Idempotency-Key': {
    description:
      'Names the command: sent again under the same key, it is not done again, for ever. Another body under it is 422.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    example: '5f0b6c1e-request-form-1447-00231',
  },
  'If-Match': {
    description: 'The revision that the caller has seen, from an `ETag`; where another came meanwhile, 412.',
    schema: { type: 'string', pattern: '^"[0-9]+"$' },
    example: '"4"',
  },
  'Mustafid-Position': {
    description: 'The position of an earlier answer: the query waits, at most 2 s, until it shows as much, else 503.',
    schema: { type: 'string', maxLength: 200 },
  },
  'Last-Event-ID': {
    description: 'The id of the last event that was seen: the stream begins no earlier, if that can be had in 2 s.',
    schema: { type: 'string', maxLength: 200 },
  },
  Range: { description: 'One part of the file.', schema: text, example: 'bytes=1000-' },
  'If-Range': {
    description: 'The `ETag` of the file that a part was had of; of another, the whole is sent.',
    schema: text,
  },
  'Accept-Language': { description: 'Of the sentences: `ar`, unless `en` is preferred.', schema: text, example: 'ar' },
  'X-Request-Id': {
    description: 'An id of the caller for this request, answered and kept in the log of the service.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_.:/+=-]{1,128}$' },
  },
  traceparent: {
    description: 'W3C Trace Context; its trace id becomes the correlation of what is recorded.',
    schema: text,
  },
} as const;

export type SentHeader = keyof typeof sentHeaders;

/** With every request. */
export const everyRequest = ['Accept-Language', 'X-Request-Id', 'traceparent'] as const satisfies readonly SentHeader[];

/** The headers of one answer, as they stand there. */
export const headersOf = (...names: readonly AnswerHeader[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
