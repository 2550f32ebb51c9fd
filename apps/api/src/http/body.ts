import { isUtf8 } from 'node:buffer';
import { finished } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { composeTexts } from '../shape/text';
import { problem } from './problem';

/** Ten people with a form of 64 KiB each, and what stands beside them. */
export const MAX_BODY_BYTES = 1_048_576;
const MAX_DRAINED_BYTES = 32 * MAX_BODY_BYTES;

/** Takes JSON and nothing else, in this order: 413 by size, 415 by kind, 400 by content. An empty body counts as `{}`. */
export const takeJsonOnly = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers();
  server.addHook('onRequest', (request, _reply, done) => {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced <= MAX_BODY_BYTES) return done();
    if (announced > MAX_DRAINED_BYTES) return done(tooLarge());
    // Whoever is still sending reads no answer: what is too large is read away first.
    finished(request.raw.resume(), () => done(tooLarge()));
  });
  server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (request, body, done) => {
    try {
      done(null, parse(body as Buffer, request.headers));
    } catch (error) {
      done(error as Error);
    }
  });
};

export const tooLarge = () => problem(413, 'payload_too_large', { limit: MAX_BODY_BYTES });

export const notJson = () => problem(415, 'unsupported_media_type');

const parse = (body: Buffer, headers: Readonly<Record<string, unknown>>): unknown => {
  if (body.length === 0) return {};
  const encoding = String(headers['content-encoding'] ?? 'identity').trim();
  if (!isJson(String(headers['content-type'] ?? '')) || encoding.toLowerCase() !== 'identity') throw notJson();
  try {
    const parsed = JSON.parse(textOf(body)) as unknown;
    composeTexts(parsed);
    return parsed;
  } catch {
    throw problem(400, 'malformed_json');
  }
};

/** Throws for bytes that are no UTF-8; a byte order mark is none of the text. */
const textOf = (body: Buffer): string => {
  if (!isUtf8(body)) throw new TypeError('not UTF-8');
  const text = body.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
};

const isJson = (contentType: string): boolean => {
  const [mediaType = '', ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.map((parameter) => /^\s*charset="?([^"\s]*)"?\s*$/.exec(parameter)?.[1]).find(Boolean);
  return (
    mediaType.trim() === 'application/json' && (charset === undefined || charset === 'utf-8' || charset === 'utf8')
  );
};
