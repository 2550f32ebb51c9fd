import type { Language } from '../../closed-lists';
import { inBothCalendars, labelOf } from '../../glossary';
import type { About, TellingItem } from '../messages';
import { templateOf } from '../templates';
import { mailPage } from './mail-page';
import { asHtml, asText, type Manner } from './manner';
import { countInWords, frameWords, wordsOf } from './words';

/** What is said, without to whom and over which channel. */
export interface Sayable extends Piece {
  readonly templateVersion: number;
  readonly language: Language;
  readonly items: readonly TellingItem[];
}

export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

type Piece = Pick<TellingItem, 'template' | 'templateVersion' | 'values'> & {
  readonly about: Pick<About, 'kind' | 'id'>;
};

/** The message in its language, as plain text and as HTML; both say the same. `pages` is where its reader finds more. */
export const rendered = (message: Sayable, pages: string): Rendered => {
  const { language, items } = message;
  const { audience, urgent = false } = templateOf(message.template);
  const link = audience === 'staff' ? `${pages}${pageOf(message.about)}?lang=${language}` : undefined;
  const said = (manner: Manner) => ({
    subject: filled(wordsOf(message).subject[language], message, items.length, language, manner),
    opening: bodyOf(message, items.length, language, manner),
    lines: items.map((item) => bodyOf(item, 0, language, manner)),
  });
  const { subject, opening, lines } = said(asText);
  return {
    subject,
    text: [
      opening,
      ...lines.map((line) => `• ${line}`),
      ...(link === undefined ? [] : ['', `${frameWords.open[language]}:`, link, '', frameWords.automatic[language]]),
    ].join('\n'),
    html: mailPage({ language, link, urgent, ...said(asHtml) }),
  };
};

/** Where the house reads on: at the case that it is about, else at the board. */
const pageOf = ({ kind, id }: Piece['about']): string => (kind === 'case' ? `/cases/${id}` : '/sla');

const bodyOf = (piece: Piece, count: number, language: Language, manner: Manner): string =>
  filled(wordsOf(piece).body[language], piece, count, language, manner);

/** What an event holds is written apart, whatever the direction of the text around it. */
const filled = (words: string, { about, values }: Piece, count: number, language: Language, manner: Manner): string => {
  const { words: say, apart } = manner;
  const reference = typeof values['reference'] === 'string' ? apart(values['reference'], language) : undefined;
  const kind = say(labelOf(`about.${about.kind}`, language));
  const { request, requestNumbered } = frameWords;
  const known: Readonly<Record<string, string>> = {
    reference: reference ?? kind,
    request:
      reference === undefined
        ? say(request[language])
        : say(requestNumbered[language]).replace('{reference}', () => reference),
    subject: `${kind} ${reference ?? apart(about.id, language)}`,
    count: say(countInWords(count, language)),
    clause: apart(String(values['clause'] ?? ''), language),
    clock: say(labelOf(`clock.${values['clock'] ?? ''}`, language)),
    dueAt: say(instantOf(values['dueAt'], language)),
    owedAt: say(values['owedAt'] === null ? frameWords.notKnown[language] : instantOf(values['owedAt'], language)),
  };
  return say(words).replace(/\{(\w+)\}/g, (_all, name: string) => known[name] ?? '');
};

const instantOf = (value: unknown, language: Language): string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? inBothCalendars(value, language) : '…';
