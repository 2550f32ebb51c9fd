import type { Language } from '../../closed-lists';

/** How our words, and what was put into them, are written: in plain text or in HTML. */
export interface Manner {
  words(text: string): string;
  /** Something with a direction of its own, as a reference: in Arabic its parts would otherwise change places. */
  apart(value: string, language: Language): string;
}

const LEFT_TO_RIGHT_APART = '\u2066';
const END_OF_APART = '\u2069';
/** A reference is not broken at its hyphens; an id of 36 signs would be wider than a telephone. */
const LONGEST_WHOLE = 20;

export const asText: Manner = {
  words: (text) => onOneLine(text),
  apart: (value, language) =>
    language === 'ar' ? `${LEFT_TO_RIGHT_APART}${onOneLine(value)}${END_OF_APART}` : onOneLine(value),
};

export const asHtml: Manner = {
  words: (text) => escaped(onOneLine(text)),
  apart: (value) => {
    const whole = value.length <= LONGEST_WHOLE ? ' style="white-space:nowrap"' : '';
    return `<bdi dir="ltr"${whole}>${escaped(onOneLine(value))}</bdi>`;
  },
};

/** Neither a line break nor a sign that turns the direction of what follows comes out of a value. */
const onOneLine = (value: string): string => value.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ');

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign]!);
