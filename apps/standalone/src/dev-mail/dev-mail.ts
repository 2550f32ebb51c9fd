import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '@lib/domain';
import type { KeptMail, MailShelf } from '@lib/local-stack';
import PostalMime from 'postal-mime';
import type { Mount } from '../../../api/src/mounts';
import { DEV_MAIL, listPage, mailPage, sentencePage, type ListedMail } from './pages';
import { isFromThisMachine } from './this-machine';

const MAILS_A_PAGE = 50;
/** Ours have two; what is nested deeper is refused. */
const DEEPEST_PART = 16;

/** The mails that the sink of this machine keeps, to be read without a token by whoever sits at this machine. */
export const devMail = (mails: MailShelf, say: (line: string) => void): Mount => ({
  prefix: DEV_MAIL,
  handler: (request, response) => {
    answer(mails, request, response).catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      if (response.headersSent) response.destroy();
      else send(response, 500, sentencePage('ar', 'unreadable'), PAGE);
    });
  },
});

const answer = async (mails: MailShelf, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { pathname, searchParams } = new URL(request.url ?? DEV_MAIL, 'http://localhost');
  const language: Language = searchParams.get('lang') === 'en' ? 'en' : 'ar';
  if (!isFromThisMachine(request)) return send(response, 403, sentencePage(language, 'elsewhere'), PAGE);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, sentencePage(language, 'onlyRead'), PAGE);
  const [mailId, part, ...rest] = pathname.slice(DEV_MAIL.length).split('/').filter(Boolean);
  if (mailId === undefined) return send(response, 200, await list(mails, searchParams.get('from'), language), PAGE);
  const kept = mails.find(mailId);
  const read = kept && (await readBack(mails, kept));
  if (!read || rest.length > 0 || (part !== undefined && part !== 'html'))
    return send(response, 404, sentencePage(language, 'unknown'), PAGE);
  if (part === 'html') return send(response, 200, read.mail.html ?? '', FOREIGN);
  return send(response, 200, mailPage(language, read), PAGE);
};

/** Undefined where it went in the meantime: the oldest make room. */
const readBack = async (mails: MailShelf, { mailId, cameAtMs }: KeptMail): Promise<ListedMail | undefined> => {
  const bytes = mails.read(mailId);
  if (bytes === undefined) return undefined;
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST_PART });
  return { mailId, cameAt: new Date(cameAtMs).toISOString(), mail };
};

const list = async (mails: MailShelf, from: string | null, language: Language): Promise<string> => {
  const first = Math.min(Math.max(Math.trunc(Number(from ?? 0)) || 0, 0), mails.size);
  const shown: ListedMail[] = [];
  for (const kept of mails.list(first, MAILS_A_PAGE)) {
    const read = await readBack(mails, kept);
    if (read) shown.push(read);
  }
  const more = first + MAILS_A_PAGE < mails.size ? first + MAILS_A_PAGE : undefined;
  return listPage(language, { shown, count: mails.size, from: first, more });
};

/** What a page of ours may load: its own style, and a mail in a frame. `{nonce}` is the style's. */
const PAGE =
  "default-src 'none'; style-src 'nonce-{nonce}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** What a mail may do wherever it is opened: nothing but look as it looks. */
const FOREIGN =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const send = (response: ServerResponse, status: number, html: string, policy: string): void => {
  const nonce = /<style nonce="([^"]+)">/.exec(html)?.[1] ?? '';
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy.replace('{nonce}', nonce),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  });
  response.end(response.req.method === 'HEAD' ? undefined : html);
};
