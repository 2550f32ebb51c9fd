import { sentences } from '@lib/domain';
import { kebab } from './problem';

const pages = new Map(Object.keys(sentences).map((code) => [kebab(code), code]));

/** The page that a problem's `type` leads to, in both languages; undefined for a code that we never use. */
export const problemPage = (name: string): string | undefined => {
  const code = pages.get(name);
  const sentence = code === undefined ? undefined : sentences[code];
  return sentence && page(name, sentence.ar, sentence.en);
};

/** Places that are filled in an answer stand here as an ellipsis. */
const page = (name: string, ar: string, en: string): string => `<!doctype html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name} · نظام مستفيد</title></head>
<body>
<main>
<h1><bdi dir="ltr">${name}</bdi></h1>
<p>${escaped(ar)}</p>
<section lang="en" dir="ltr"><p>${escaped(en)}</p></section>
</main>
</body>
</html>
`;

const escaped = (text: string): string =>
  text
    .replace(/\{\w+\}/g, '…')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
