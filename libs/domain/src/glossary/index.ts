export type { InBothLanguages } from './languages';
export { labelOf, labels, sentenceOf, sentences, type SentenceDetails } from './sentence-of';
export { gregorianDay, hijriDay, inBothCalendars } from './dates';
export { eventLines } from './event-lines';
export { versionOneTexts, type OfficialText } from './official-texts';
export { refusalSentences } from './refusal-sentences';
export { problemSentences, shapeSentences } from './problem-sentences';
