export type { InBothLanguages } from './languages';
export { labelOf, labels, sentenceOf, sentences, type SentenceDetails } from './sentence-of';
export { gregorianDay, hijriDay, inBothCalendars } from './dates';
export { eventLines } from './event-lines';
export { refusalSentences } from './refusal-sentences';
export { furtherRefusals, problemSentences, shapeSentences } from './problem-sentences';
