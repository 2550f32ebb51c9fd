import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** What a server answers a mail with: a code of SMTP and a word. */
export type Answer = { readonly code: number; readonly words: string } | undefined;

/** A real SMTP server that keeps what it took, and refuses what it is told to. */
export class MailServer {
  readonly taken: Email[] = [];
  /** Asked at each try of a mail, from 1; undefined takes it. */
  answer: (tries: number) => Answer = () => undefined;
  private readonly tries = new Map<string, number>();

  private constructor(private readonly server: SMTPServer) {}

  static async start(): Promise<MailServer> {
    const made: { server?: MailServer } = {};
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => void made.server!.take(Buffer.concat(parts)).then(() => done(), done));
      },
    });
    made.server = new MailServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return made.server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Those whose subject holds this. */
  about(words: string): readonly Email[] {
    return this.taken.filter(({ subject }) => subject?.includes(words));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async take(raw: Buffer): Promise<void> {
    const mail = await PostalMime.parse(raw);
    const tries = (this.tries.get(mail.messageId ?? '') ?? 0) + 1;
    this.tries.set(mail.messageId ?? '', tries);
    const answer = this.answer(tries);
    if (answer) throw Object.assign(new Error(answer.words), { responseCode: answer.code });
    this.taken.push(mail);
  }
}
