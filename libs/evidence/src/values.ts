import { inBothCalendars, labels, type Language } from '@lib/domain';
import { html, type Html } from './html';
import { codeWords, GLOSSARY, memberWords, sentences, type SentenceKey } from './words';

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const DIGEST = /^[0-9a-f]{32,}$/;

const riyals = (halalas: number): string =>
  (halalas / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What the paper says in one language. */
export class Voice {
  constructor(readonly language: Language) {}

  say(key: SentenceKey): string {
    return sentences[key][this.language];
  }

  /** The glossary's word, or the key's last part where it has none. */
  label(key: string): string {
    return labels[key]?.[this.language] ?? key.slice(key.lastIndexOf('.') + 1);
  }

  day(instant: string): string {
    return inBothCalendars(instant, this.language);
  }

  /** To the second, as the file has it: several entries fall into one minute. */
  moment(instant: string): Html {
    return html`${this.day(instant)} <bdi class="id at">${instant}</bdi>`;
  }

  member(name: string): string {
    return memberWords[name]?.[this.language] ?? name;
  }

  /** A fact in words, whatever its kind: a code by its member's list, an instant in both calendars, parts by name. */
  value(member: string, value: unknown): Html {
    if (value === null || value === undefined) return html`${this.say('none')}`;
    if (typeof value === 'boolean') return html`${this.say(value ? 'yes' : 'no')}`;
    if (Array.isArray(value)) return this.list(member, value);
    if (typeof value === 'object') return this.facts(value as Readonly<Record<string, unknown>>);
    if (member === 'valueHalalas') return html`<bdi>${riyals(Number(value))}</bdi>`;
    const text = String(value);
    if (INSTANT.test(text)) return html`${this.moment(text)}`;
    if (DIGEST.test(text)) return html`<code dir="ltr">${text}</code>`;
    return html`<bdi>${this.code(member, text)}</bdi>`;
  }

  /** Each part by its name. */
  facts(data: Readonly<Record<string, unknown>>): Html {
    const rows = Object.entries(data).filter(([, value]) => value !== undefined && value !== null);
    return html`<dl>${rows.map(([name, value]) => this.fact(this.member(name), this.value(name, value)))}</dl>`;
  }

  fact(name: string, value: Html | string): Html {
    return html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  }

  private list(member: string, values: readonly unknown[]): Html {
    if (values.length === 0) return html`${this.say('none')}`;
    if (values.some((value) => typeof value === 'object'))
      return html`<ol>
        ${values.map((value) => html`<li>${this.value(member, value)}</li>`)}
      </ol>`;
    return html`${values.map((value, index) => [index > 0 && this.say('comma'), this.value(member, value)])}`;
  }

  private code(member: string, code: string): string {
    const own = codeWords[member]?.[code]?.[this.language];
    const glossary = GLOSSARY[member];
    return own ?? (glossary === undefined ? undefined : labels[`${glossary}.${code}`]?.[this.language]) ?? code;
  }
}
