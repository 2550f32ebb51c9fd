/** Marks of direction and spaces without width: they come along where a number is copied from a text. */
const UNSEEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** What was typed or pasted, as numbers and ids are written: Latin digits, plain hyphens, nothing unseen. */
export const searchText = (typed: string): string =>
  typed
    .replace(UNSEEN, '')
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(DASHES, '-')
    .trim();
