/** A day, a number of a case, an instant: parts of letters and digits held together by hyphens. */
const HYPHENED = /[0-9A-Za-z]+(?:-[0-9A-Za-z:.]*[0-9A-Za-z])+/g;
const ARABIC = /\p{Script=Arabic}/u;
const LEFT_TO_RIGHT = '\u2066';
const END = '\u2069';

/**
 * An Arabic sentence in which `2026-11-23` is read as it is written: after Arabic letters its parts would otherwise
 * be set from right to left.
 */
export const isolated = (sentence: string): string =>
  sentence.includes('-') && ARABIC.test(sentence)
    ? sentence.replaceAll(HYPHENED, (part, at: number) =>
        sentence[at - 1] === LEFT_TO_RIGHT ? part : `${LEFT_TO_RIGHT}${part}${END}`,
      )
    : sentence;
