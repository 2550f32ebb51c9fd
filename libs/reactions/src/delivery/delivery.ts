import type {
  About,
  DeliveryFailure,
  Language,
  NotificationChannel,
  Recipient,
  TellingItem,
  TemplateCode,
  Values,
} from '@lib/domain';

/** What is to be sent, by opaque ids; who is reached where, the channel knows. */
export interface Outgoing {
  /** Also the message's own id, so that a receiver can drop the double that a kill between sending and recording causes. */
  readonly notificationId: string;
  readonly channel: NotificationChannel;
  readonly template: TemplateCode;
  readonly templateVersion: number;
  readonly language: Language;
  readonly to: Recipient;
  readonly about: About;
  readonly values: Values;
  readonly items: readonly TellingItem[];
}

/** What the one who took it calls it. */
export interface Taken {
  readonly providerId: string;
}

/** One channel out of the house. Throws DeliveryFailed. */
export interface Delivery {
  send(message: Outgoing, signal: AbortSignal): Promise<Taken>;
  close?(): void;
}

export class DeliveryFailed extends Error {
  override name = 'DeliveryFailed';

  constructor(
    readonly failure: DeliveryFailure,
    /** Trying again would come to the same. */
    readonly permanent: boolean,
  ) {
    super(failure);
  }
}
