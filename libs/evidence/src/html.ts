/** A piece of a page; whatever is put into one is text unless it is a piece itself. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What turns the text around it is shown as a sign: who reads paper has to see that it stood there. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const shown = (part: Part): string => {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(shown).join('');
  if (part === null || part === undefined || part === false) return '';
  return String(part)
    .replace(/[&<>"']/g, (sign) => SIGNS[sign]!)
    .replace(TURNING, '\ufffd');
};

export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(texts.reduce((whole, text, index) => whole + shown(parts[index - 1]) + text));
