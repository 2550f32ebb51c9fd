import { caseHintSentences } from './beneficiary-words';
import { closedLists } from './closed-lists';
import { inBothCalendars } from './dates';
import { lengthInWords } from './lengths';
import { eventLines } from './event-lines';
import type { InBothLanguages, Language } from './languages';
import { furtherRefusals, problemSentences, shapeSentences } from './problem-sentences';
import { refusalSentences } from './refusal-sentences';
import { terms } from './terms';
import { versionOneCodes } from './version-one-codes';

/** Every word and line by its key: terms, closed lists, codes of version 1, `line.<EventType>`. */
export const labels: Readonly<Record<string, InBothLanguages>> = {
  ...terms,
  ...closedLists,
  ...versionOneCodes,
  ...Object.fromEntries(Object.entries(eventLines).map(([type, line]) => [`line.${type}`, line])),
};

/** Every sentence by the code of its refusal or problem, or of its hint. */
export const sentences: Readonly<Record<string, InBothLanguages>> = {
  ...shapeSentences,
  ...problemSentences,
  ...furtherRefusals,
  ...refusalSentences,
  ...caseHintSentences,
};

export type SentenceDetails = Readonly<Record<string, unknown>>;

/** The word for a key, or the key itself where the glossary has none. */
export const labelOf = (key: string, language: Language): string => labels[key]?.[language] ?? key;

/** The whole sentence for a code, its places filled from the details. A code without one answers itself. */
export const sentenceOf = (code: string, language: Language, details: SentenceDetails = {}): string => {
  const sentence = sentences[code]?.[language];
  if (sentence === undefined) return code;
  return sentence.replace(/\{(\w+)\}/g, (_, place: string) => filled(place, language, details));
};

const filled = (place: string, language: Language, details: SentenceDetails): string => {
  if (place === 'date') return dateOf(details['date'] ?? details['earliest'], language);
  if (place === 'floor') return lengthInWords(details['floor'], language);
  if (place === 'stage') return labelOf(`stage.${wordOf(details['stage'])}`, language);
  const value = details[place];
  if (Array.isArray(value) && value.length === 0) return language === 'ar' ? 'لا شيء' : 'none';
  if (Array.isArray(value))
    return value.map((item) => itemOf(place, item, language)).join(language === 'ar' ? '، ' : ', ');
  return value === undefined || value === null ? '…' : wordOf(value);
};

const dateOf = (value: unknown, language: Language): string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? inBothCalendars(value, language) : '…';

/** `fields` and `requirements` are codes of the policy version; the others are read as they stand. */
const itemOf = (place: string, item: unknown, language: Language): string => {
  const word = wordOf(item);
  return labels[`${place}.${word}`]?.[language] ?? word;
};

const wordOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'code' in value) return String(value.code);
  return JSON.stringify(value) ?? '…';
};
