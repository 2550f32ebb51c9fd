import {
  inBothCalendars,
  labelOf,
  templateOf,
  type About,
  type Language,
  type TemplateCode,
  type Values,
} from '@lib/domain';
import type { Outgoing } from './delivery';
import { countInWords, templateWords } from './words';

export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

type Piece = { readonly template: TemplateCode; readonly about: About; readonly values: Values };

/** The message in its language, as plain text and as HTML; both say the same. `pages` is where its reader finds more. */
export const rendered = (message: Outgoing, pages: string): Rendered => {
  const { language, items } = message;
  const [subject, opening] = [subjectOf(message, items.length), bodyOf(message, items.length, language)];
  const lines = items.map((item) => bodyOf(item, 0, language));
  const toStaff = templateOf(message.template).audience === 'staff';
  const link = toStaff ? `${pages}/sla` : undefined;
  return {
    subject,
    text: [opening, ...lines.map((line) => `• ${line}`), ...(link === undefined ? [] : ['', link])].join('\n'),
    html: page(language, subject, opening, lines, link),
  };
};

const subjectOf = (message: Outgoing, count: number): string =>
  filled(templateWords[message.template].subject[message.language], message, count, message.language);

const bodyOf = (piece: Piece, count: number, language: Language): string =>
  filled(templateWords[piece.template].body[language], piece, count, language);

const filled = (words: string, { about, values }: Piece, count: number, language: Language): string => {
  const reference = typeof values['reference'] === 'string' ? values['reference'] : undefined;
  const known: Readonly<Record<string, string>> = {
    reference: reference ?? labelOf(`about.${about.kind}`, language),
    subject: [labelOf(`about.${about.kind}`, language), reference ?? about.id].join(' '),
    count: countInWords(count, language),
    clause: String(values['clause'] ?? ''),
    clock: labelOf(`clock.${values['clock'] ?? ''}`, language),
    dueAt: typeof values['dueAt'] === 'string' ? inBothCalendars(values['dueAt'], language) : '',
  };
  return words.replace(/\{(\w+)\}/g, (_all, name: string) => known[name] ?? '');
};

const page = (
  language: Language,
  subject: string,
  opening: string,
  lines: readonly string[],
  link: string | undefined,
): string => {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const list = lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`;
  const more = link === undefined ? '' : `<p><a href="${escaped(link)}" dir="ltr">${escaped(link)}</a></p>`;
  return [
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">`,
    `<title>${escaped(subject)}</title></head>`,
    `<body style="font-family:'IBM Plex Sans Arabic',Tahoma,sans-serif;line-height:1.7;max-width:40rem">`,
    `<p>${escaped(opening)}</p>${list}${more}</body></html>`,
  ].join('');
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign]!);
