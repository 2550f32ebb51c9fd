import { createTransport, type Transporter } from 'nodemailer';
import { DeliveryFailed, type Delivery, type Outgoing, type Taken } from './delivery';
import type { Directory } from './directory';
import { rendered } from './rendering';

const TIMEOUT_MS = 10_000;

export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
  /** Where a reader finds more. */
  readonly publicUrl: string;
  /** Stands behind the @ of every Message-ID. */
  readonly instanceId: string;
}

/** Mail to people of the house over any SMTP server. */
export class MailDelivery implements Delivery {
  private readonly transport: Transporter;

  constructor(
    private readonly settings: MailSettings,
    private readonly directory: Directory,
  ) {
    this.transport = createTransport({
      url: settings.smtpUrl,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      dnsTimeout: TIMEOUT_MS,
      // Nothing that a message holds makes us read a file or a page.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(message: Outgoing): Promise<Taken> {
    const reached = this.directory.find(message.to);
    if (!reached) throw new DeliveryFailed('no_address', false);
    const { publicUrl, instanceId, from } = this.settings;
    const { subject, text, html } = rendered({ ...message, language: reached.language }, publicUrl);
    try {
      const { messageId } = await this.transport.sendMail({
        messageId: `<${message.notificationId}@${instanceId}>`,
        from,
        to: reached.address,
        subject,
        text,
        html,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': reached.language },
      });
      return { providerId: messageId };
    } catch (error) {
      throw failureOf(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** By the server's own code where it answered: 4xx is for later, 5xx for good. */
const failureOf = (error: unknown): DeliveryFailed => {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (responseCode !== undefined && responseCode >= 500) return new DeliveryFailed('rejected', true);
  if (responseCode !== undefined) return new DeliveryFailed('greylisted', false);
  if (code === 'EAUTH') return new DeliveryFailed('refused', false);
  return new DeliveryFailed(code === 'ETIMEDOUT' ? 'timeout' : 'unreachable', false);
};
