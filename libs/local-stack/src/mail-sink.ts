import path from 'node:path';
import type { SMTPServer, SMTPServerDataStream } from 'smtp-server';
import { failure } from './failure';
import { prepareHome } from './home';
import { MailShelf } from './mail-shelf';
import { portFor } from './ports';
import { stopwatch, type Report } from './report';

const PORT_TRIES = 5;
const LARGEST_MAIL_BYTES = 1024 * 1024;
const MOST_CLIENTS = 64;
const IDLE_TIMEOUT_MS = 30_000;
/** What is under way when it stops has so long. */
const CLOSE_TIMEOUT_MS = 1_000;

export interface MailSink {
  /** What mail is sent to. */
  readonly smtpUrl: string;
  readonly mails: MailShelf;
  stop(): Promise<void>;
}

interface MailSinkOptions {
  readonly home: string;
  readonly report: Report;
  /** Milliseconds since 1970: a party of its own with a clock of its own, as the issuer is. */
  readonly now?: () => number;
  /** Beyond so many the oldest go. */
  readonly most?: number;
}

/** An SMTP server of this machine that takes whatever comes, sends nothing on, and keeps it in the home. */
export const startMailSink = async ({ home, report, now = Date.now, most }: MailSinkOptions): Promise<MailSink> => {
  const ready = stopwatch(report, 'mail');
  const folder = prepareHome(home);
  const mails = new MailShelf(path.join(folder, 'mail'), now, most);
  const { server, port } = await listening(folder, mails, report);
  ready(`port ${port}, ${mails.size} kept`);
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails,
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  };
};

/** On the port of last time; on a new one where another has taken it in the meantime. */
const listening = async (
  home: string,
  mails: MailShelf,
  report: Report,
): Promise<{ server: SMTPServer; port: number }> => {
  for (let tries = 1; ; tries += 1) {
    const port = await portFor(home, 'mail', { fresh: tries > 1 });
    const server = serverOver(mails);
    try {
      await listen(server, port);
      server.on('error', (error: Error) => report('mail', error.message));
      return { server, port };
    } catch (error) {
      if (tries === PORT_TRIES || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE')
        throw failure('The mail sink cannot be started', error);
    }
  }
};

const listen = (server: SMTPServer, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

const serverOver = (mails: MailShelf): SMTPServer => {
  // Required only where a sink is wanted.
  const { SMTPServer: Server } = require('smtp-server') as typeof import('smtp-server');
  return new Server({
    name: 'localhost',
    banner: 'Mustafid mail sink',
    logger: false,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    // It would ask a name server who 127.0.0.1 is.
    disableReverseLookup: true,
    size: LARGEST_MAIL_BYTES,
    maxClients: MOST_CLIENTS,
    socketTimeout: IDLE_TIMEOUT_MS,
    closeTimeout: CLOSE_TIMEOUT_MS,
    onData: (stream, _session, callback) => {
      keep(stream, mails).then(
        () => callback(null, 'kept'),
        (error: Error) => callback(error),
      );
    },
  });
};

/** Rejects with the answer that the sender gets. */
const keep = async (stream: SMTPServerDataStream, mails: MailShelf): Promise<void> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) chunks.push(chunk);
  if (stream.sizeExceeded) throw Object.assign(new Error('The mail is too large.'), { responseCode: 552 });
  try {
    mails.keep(Buffer.concat(chunks));
  } catch (error) {
    throw Object.assign(new Error('The mail cannot be kept.', { cause: error }), { responseCode: 452 });
  }
};
