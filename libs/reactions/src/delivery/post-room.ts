import type { NotificationChannel } from '@lib/domain';
import { DeliveryFailed, type Delivery, type Outgoing, type Taken } from './delivery';

/** The channels that there are; what would go over one that is not there fails, and is tried again until it is. */
export class PostRoom implements Delivery {
  constructor(private readonly channels: Readonly<Partial<Record<NotificationChannel, Delivery>>>) {}

  async send(message: Outgoing, signal: AbortSignal): Promise<Taken> {
    const channel = this.channels[message.channel];
    if (!channel) throw new DeliveryFailed('unreachable', false);
    return channel.send(message, signal);
  }

  close(): void {
    for (const channel of Object.values(this.channels)) channel.close?.();
  }
}
