import type { Language } from '../../closed-lists';
import { escaped } from './manner';
import { frameWords } from './words';

/** Subject, opening and lines are HTML already. */
interface MailPage {
  readonly language: Language;
  readonly subject: string;
  readonly opening: string;
  readonly lines: readonly string[];
  readonly link: string | undefined;
  readonly urgent: boolean;
}

const FONT = "font-family:'IBM Plex Sans Arabic',Tahoma,Arial,sans-serif;font-size:16px;line-height:1.75;color:#1b2b26";
const CARD =
  'max-width:36rem;margin:0 auto;background:#ffffff;border:1px solid #d5ddda;border-radius:12px;padding:20px 24px';
const BUTTON =
  'display:inline-block;background:#0b5a43;color:#ffffff;text-decoration:none;padding:8px 20px;border-radius:8px';
const QUIET = 'color:#47584f;font-size:13px';

/**
 * A mail as HTML: styles stand at each element and the direction at the card too, for the readers of mail that show no
 * more than a page's body. It loads nothing.
 */
export const mailPage = ({ language, subject, opening, lines, link, urgent }: MailPage): string => {
  const [direction, side] = language === 'ar' ? (['rtl', 'right'] as const) : (['ltr', 'left'] as const);
  const edge = `border-top:4px solid ${urgent ? '#b3261e' : '#0b5a43'}`;
  const list = `<ul style="margin:0;padding-${side}:20px">${lines.map((line) => `<li style="margin:0 0 8px">${line}</li>`).join('')}</ul>`;
  const more =
    link === undefined
      ? ''
      : `<p style="margin:20px 0"><a href="${escaped(link)}" style="${BUTTON}">${frameWords.open[language]}</a></p>
<p style="${QUIET};margin:0">${frameWords.automatic[language]}</p>`;
  // A mark of the HTML is no part of a title.
  const title = subject.replace(/<\/?bdi[^>]*>/g, '');
  return `<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;padding:16px;background:#f4f6f5">
<div lang="${language}" dir="${direction}" style="${CARD};${edge};${FONT};direction:${direction};text-align:${side}">
<h1 style="font-size:19px;margin:0 0 12px">${subject}</h1>
<p style="margin:0 0 12px">${opening}</p>
${lines.length === 0 ? '' : list}
${more}
</div></body></html>
`;
};
