import { createHmac } from 'node:crypto';
import { rendered, type Instant } from '@lib/domain';
import { DeliveryFailed, type Delivery, type Outgoing, type Taken } from './delivery';

const TIMEOUT_MS = 10_000;

export interface WebhookSettings {
  readonly url: string;
  /** `whsec_` and the key in base64. */
  readonly secret: string;
  readonly publicUrl: string;
  readonly now: () => Instant;
  readonly timeoutMs?: number;
}

/**
 * A message to a gateway that knows where people are reached, signed as Standard Webhooks says. It is given the person's
 * opaque id and the words; the same id at each try, by which it drops a double.
 */
export class WebhookDelivery implements Delivery {
  private readonly key: Buffer;

  constructor(private readonly settings: WebhookSettings) {
    this.key = Buffer.from(settings.secret.replace(/^whsec_/, ''), 'base64');
  }

  async send(message: Outgoing, signal: AbortSignal): Promise<Taken> {
    const { subject, text } = rendered(message, this.settings.publicUrl);
    const { notificationId, template, templateVersion, language, to, about } = message;
    const body = JSON.stringify({ notificationId, template, templateVersion, language, to, about, subject, text });
    const timestamp = String(Math.floor(Date.parse(this.settings.now()) / 1_000));
    const response = await this.post(body, notificationId, timestamp, signal);
    await response.body?.cancel();
    if (response.ok) return { providerId: response.headers.get('x-message-id') ?? notificationId };
    const later = response.status === 408 || response.status === 429 || response.status >= 500;
    throw new DeliveryFailed(later ? 'greylisted' : 'rejected', !later);
  }

  private async post(body: string, id: string, timestamp: string, signal: AbortSignal): Promise<Response> {
    const signature = createHmac('sha256', this.key).update(`${id}.${timestamp}.${body}`).digest('base64');
    const late = AbortSignal.timeout(this.settings.timeoutMs ?? TIMEOUT_MS);
    try {
      return await fetch(this.settings.url, {
        method: 'POST',
        redirect: 'error', // what is signed for one address is not for another
        signal: AbortSignal.any([signal, late]),
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${signature}`,
        },
        body,
      });
    } catch {
      signal.throwIfAborted();
      throw new DeliveryFailed(late.aborted ? 'timeout' : 'unreachable', false);
    }
  }
}
