import { randomBytes } from 'node:crypto';
import { type ServerResponse } from 'node:http';

const STYLE = `
body { margin: 0; font: 17px/1.6 system-ui, 'Noto Sans Arabic', sans-serif; background: #f4f6f5; color: #1b2b26; }
main { max-width: 24rem; margin: 8vh auto; padding: 2rem; background: #fff; border: 1px solid #d5ddda; border-radius: 12px; }
h1 { font-size: 1.35rem; margin: 0 0 .25rem; }
.en { direction: ltr; text-align: left; color: #47584f; font-size: .92rem; }
label { display: block; margin-top: 1rem; }
label .en, button .en { display: inline-block; margin-inline-start: .4rem; }
input { width: 100%; box-sizing: border-box; font: inherit; padding: .5rem .7rem; border: 1px solid #6b7d74; border-radius: 8px; direction: ltr; }
button { margin-top: 1.5rem; width: 100%; font: inherit; padding: .6rem; border: 0; border-radius: 8px; background: #0b5a43; color: #fff; cursor: pointer; }
button .en { color: #fff; }
button.quiet { background: #fff; color: #0b5a43; border: 1px solid #0b5a43; margin-top: .7rem; }
button.quiet .en { color: #0b5a43; }
:focus-visible { outline: 3px solid #e0a100; outline-offset: 2px; }
.problem { margin: 1rem 0 0; padding: .6rem .8rem; border-radius: 8px; background: #fdecea; color: #7a1c12; }
.problem .en { color: #7a1c12; }
`;

/** One text in both languages, Arabic first. */
interface Bilingual {
  ar: string;
  en: string;
}

export const WRONG_PASSWORD: Bilingual = {
  ar: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  en: 'The e-mail address or the password is not right.',
};

export const SIGN_IN_EXPIRED: Bilingual = {
  ar: 'انتهت مهلة تسجيل الدخول. ابدأ من جديد.',
  en: 'This sign-in has expired. Please begin again.',
};

export const signInPage = (action: string, email = '', problem?: Bilingual): string =>
  page(
    { ar: 'تسجيل الدخول إلى مستفيد', en: 'Sign in to Mustafid' },
    `${problem ? problemBox(problem) : ''}
<form method="post" action="${escape(action)}">
<label for="email">البريد الإلكتروني<span class="en" lang="en">E-mail</span></label>
<input id="email" name="email" type="email" autocomplete="username" required autofocus maxlength="200" value="${escape(email)}">
<label for="password">كلمة المرور<span class="en" lang="en">Password</span></label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200">
<button type="submit">دخول<span class="en" lang="en">Sign in</span></button>
</form>
<p>حسابات تجريبية: تُطبع كلمات المرور عند بدء التشغيل.</p>
<p class="en" lang="en">Sample accounts: their passwords are printed at start.</p>`,
  );

/** The form that oidc-provider gives is in the page, the buttons belong to it. */
export const signOutPage = (form: string): string =>
  page(
    { ar: 'هل تريد تسجيل الخروج؟', en: 'Do you want to sign out?' },
    `${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus>تسجيل الخروج<span class="en" lang="en">Sign out</span></button>
<button type="submit" form="op.logoutForm" class="quiet">البقاء<span class="en" lang="en">Stay signed in</span></button>`,
  );

export const signedOutPage = (home: string): string =>
  page({ ar: 'تم تسجيل الخروج', en: 'You are signed out' }, linkTo(home));

/** `code` is oidc-provider's word for the error; its free text is not shown. */
export const errorPage = (
  home: string,
  code: string,
  text: Bilingual = { ar: 'تعذر إتمام الطلب.', en: 'This request cannot be completed.' },
): string =>
  page(
    { ar: 'تسجيل الدخول', en: 'Sign-in' },
    `${problemBox(text)}<p class="en" lang="en"><code>${escape(code)}</code></p>${linkTo(home)}`,
  );

/** Sends a page that runs no script, loads nothing and may not be framed. */
export const sendPage = (response: ServerResponse, status: number, html: string): void => {
  for (const [name, value] of Object.entries(pageHeaders(html))) response.setHeader(name, value);
  response.statusCode = status;
  response.end(html);
};

export const pageHeaders = (html: string): Record<string, string> => {
  const nonce = /<style nonce="([^"]+)">/.exec(html)?.[1] ?? '';
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
};

const page = (title: Bilingual, content: string): string => `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.ar} · ${title.en}</title>
<style nonce="${randomBytes(16).toString('base64url')}">${STYLE}</style>
</head>
<body><main>
<h1>${title.ar}</h1>
<p class="en" lang="en">${title.en}</p>
${content}
</main></body>
</html>
`;

const problemBox = ({ ar, en }: Bilingual): string =>
  `<div class="problem" role="alert">${ar}<div class="en" lang="en">${en}</div></div>`;

const linkTo = (home: string): string =>
  `<p><a href="${escape(home)}">العودة<span class="en" lang="en"> · Back</span></a></p>`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
