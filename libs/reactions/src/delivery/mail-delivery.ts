import { rendered } from '@lib/domain';
import { createTransport, type Transporter } from 'nodemailer';
import { DeliveryFailed, type Delivery, type Outgoing, type Taken } from './delivery';
import type { Directory } from './directory';

/** For the whole conversation with the server. */
const TIMEOUT_MS = 10_000;

export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
  /** Where a reader finds more. */
  readonly publicUrl: string;
  /** Stands behind the @ of every Message-ID. */
  readonly instanceId: string;
  readonly timeoutMs?: number;
}

/** Mail to people of the house over any SMTP server. */
export class MailDelivery implements Delivery {
  private readonly transport: Transporter;
  private readonly timeoutMs: number;

  constructor(
    private readonly settings: MailSettings,
    private readonly directory: Directory,
  ) {
    this.timeoutMs = settings.timeoutMs ?? TIMEOUT_MS;
    this.transport = createTransport({
      url: settings.smtpUrl,
      connectionTimeout: this.timeoutMs,
      greetingTimeout: this.timeoutMs,
      socketTimeout: this.timeoutMs,
      dnsTimeout: this.timeoutMs,
      // Nothing that a message holds makes us read a file or a page.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(message: Outgoing, signal: AbortSignal): Promise<Taken> {
    const reached = this.directory.find(message.to);
    if (!reached) throw new DeliveryFailed('no_address', false);
    const { publicUrl, instanceId, from } = this.settings;
    const { subject, text, html } = rendered({ ...message, language: reached.language }, publicUrl);
    // A server that lets us wait a little at every step would hold us for ever by each step's own limit.
    const late = AbortSignal.timeout(this.timeoutMs);
    try {
      const { messageId } = await this.transport.sendMail({
        messageId: `<${message.notificationId}@${instanceId}>`,
        from,
        to: reached.address,
        subject,
        text,
        html,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': reached.language },
        signal: AbortSignal.any([signal, late]),
      });
      return { providerId: messageId };
    } catch (error) {
      signal.throwIfAborted();
      throw late.aborted ? new DeliveryFailed('timeout', false) : failureOf(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

/**
 * By the server's own code where it answered: what it says of the recipient or of the mail is for good where it says so;
 * what it says of us (our account, our sender) is mended here, and then sent.
 */
const failureOf = (error: unknown): DeliveryFailed => {
  const { responseCode, code, command = '' } = error as { responseCode?: number; code?: string; command?: string };
  if (responseCode !== undefined && responseCode >= 500) {
    const ofThisMail = /^(RCPT TO|DATA)/.test(command) && responseCode !== OUT_OF_ORDER;
    return ofThisMail ? new DeliveryFailed('rejected', true) : new DeliveryFailed('refused', false);
  }
  if (responseCode !== undefined && responseCode >= 400) return new DeliveryFailed('greylisted', false);
  return new DeliveryFailed(code === 'ETIMEDOUT' ? 'timeout' : 'unreachable', false);
};

/** The conversation went wrong, not the mail. */
const OUT_OF_ORDER = 503;
