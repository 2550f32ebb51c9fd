import { randomBytes } from 'node:crypto';
import { inBothCalendars, type Language } from '@lib/domain';
import type { Address, Email } from 'postal-mime';
import { words, type Word } from './words';

export const DEV_MAIL = '/dev/mail';

export interface ListedMail {
  readonly mailId: string;
  /** An ISO instant. */
  readonly cameAt: string;
  readonly mail: Email;
}

interface Listed {
  readonly shown: readonly ListedMail[];
  readonly count: number;
  readonly from: number;
  /** Where the next page begins. */
  readonly more: number | undefined;
}

/** The mails, newest first. */
export const listPage = (language: Language, { shown, count, from, more }: Listed): string => {
  const say = saying(language);
  const row = ({ mailId, cameAt, mail }: ListedMail): string => `<tr>
<td><a href="${linkTo(language, mailId)}"><bdi>${escaped(mail.subject || say('noSubject'))}</bdi></a></td>
<td><bdi dir="ltr">${escaped(addresses(mail.to))}</bdi></td>
<td>${escaped(inBothCalendars(cameAt, language))}</td>
<td><code dir="ltr">${escaped(mail.messageId ?? '')}</code></td></tr>`;
  const table = `<table><thead><tr>${(['subject', 'to', 'when', 'messageId'] as const)
    .map((name) => `<th scope="col">${say(name)}</th>`)
    .join('')}</tr></thead><tbody>
${shown.map(row).join('\n')}
</tbody></table>`;
  const pages = [
    ...(from > 0 ? [`<a href="${linkTo(language)}">${say('newest')}</a>`] : []),
    ...(more === undefined ? [] : [`<a href="${linkTo(language)}&amp;from=${more}">${say('older')}</a>`]),
  ].join(' · ');
  const content = `<p>${say('what')}</p><p>${say('kept')}: ${count}</p>
${shown.length === 0 ? `<p class="none">${say('none')}</p>` : `<div class="scrolls">${table}</div>`}
<nav>${pages}</nav>`;
  return page(language, say('title'), '', content);
};

/** One mail: what its reader sees, in a frame that may do nothing; its text; all its headers. */
export const mailPage = (language: Language, { mailId, cameAt, mail }: ListedMail): string => {
  const say = saying(language);
  const facts: readonly (readonly [Word, string])[] = [
    ['from', `<bdi dir="ltr">${escaped(addresses(mail.from ? [mail.from] : []))}</bdi>`],
    ['to', `<bdi dir="ltr">${escaped(addresses(mail.to))}</bdi>`],
    ['when', escaped(inBothCalendars(cameAt, language))],
    ['messageId', `<code dir="ltr">${escaped(mail.messageId ?? '')}</code>`],
  ];
  const html = mail.html
    ? `<iframe sandbox title="${say('asHtml')}" src="${DEV_MAIL}/${mailId}/html"></iframe>`
    : `<p class="none">${say('noPart')}</p>`;
  const text = mail.text ? `<pre dir="auto">${escaped(mail.text)}</pre>` : `<p class="none">${say('noPart')}</p>`;
  const headers = mail.headers.map(({ originalKey, value }) => `${originalKey}: ${value}`).join('\n');
  const content = `<p><a href="${linkTo(language)}">${say('back')}</a></p>
<dl>${facts.map(([name, value]) => `<div><dt>${say(name)}</dt><dd>${value}</dd></div>`).join('')}</dl>
<h2>${say('asHtml')}</h2>${html}
<h2>${say('asText')}</h2>${text}
<details><summary>${say('headers')}</summary><pre dir="ltr">${escaped(headers)}</pre></details>`;
  return page(language, mail.subject || say('noSubject'), `/${mailId}`, content);
};

/** A page that only says why there is none. */
export const sentencePage = (language: Language, sentence: Word): string => {
  const say = saying(language);
  return page(language, say('title'), '', `<p class="none">${say(sentence)}</p>`);
};

const saying =
  (language: Language) =>
  (word: Word): string =>
    words[word][language];

const linkTo = (language: Language, mailId?: string): string =>
  `${DEV_MAIL}${mailId === undefined ? '' : `/${mailId}`}?lang=${language}`;

const addresses = (all: readonly Address[] = []): string =>
  all
    .flatMap((each) => each.group ?? [each])
    .map(({ name, address }) => (name ? `${name} <${address}>` : address))
    .join(', ');

const STYLE = `
body { margin: 0; font: 16px/1.6 'IBM Plex Sans Arabic', system-ui, 'Noto Sans Arabic', sans-serif; background: #f4f6f5; color: #1b2b26; }
main { max-width: 70rem; margin: 1.5rem auto; padding: 1rem 1.5rem; background: #fff; border: 1px solid #d5ddda; border-radius: 12px; }
h1 { font-size: 1.35rem; margin: 0 0 .5rem; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
header { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; }
table { border-collapse: collapse; width: 100%; min-width: 50rem; } th, td { text-align: start; padding: .45rem .6rem; border-bottom: 1px solid #d5ddda; vertical-align: top; }
.scrolls { overflow-x: auto; } code { font-size: .85em; overflow-wrap: anywhere; } a { color: #0b5a43; }
dl div { display: flex; gap: .75rem; } dt { min-width: 7rem; color: #47584f; } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 30rem; border: 1px solid #d5ddda; border-radius: 8px; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; background: #f4f6f5; padding: .75rem; border-radius: 8px; font: inherit; }
details pre { font: .85rem/1.5 monospace; } .none { color: #47584f; }
:focus-visible { outline: 3px solid #e0a100; outline-offset: 2px; }
`;

/** `place` is below the prefix, for the way to the other language. */
const page = (language: Language, title: string, place: string, content: string): string => {
  const [direction, other, name] =
    language === 'ar' ? (['rtl', 'en', 'English'] as const) : (['ltr', 'ar', 'العربية'] as const);
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${randomBytes(16).toString('base64url')}">${STYLE}</style></head>
<body><main>
<header><h1><bdi>${escaped(title)}</bdi></h1><a href="${DEV_MAIL}${place}?lang=${other}" lang="${other}" hreflang="${other}">${name}</a></header>
${content}
</main></body>
</html>
`;
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
