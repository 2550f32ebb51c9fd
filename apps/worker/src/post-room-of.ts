import type { Instant } from '@lib/domain';
import { emptyDirectory, MailDelivery, PostRoom, readDirectory, WebhookDelivery } from '@lib/reactions';
import type { WorkerSettings } from './worker';

/** The channels that the settings name. Throws where the directory of addresses cannot be read. */
export const postRoomOf = (settings: WorkerSettings, now: () => Instant): PostRoom => {
  const { smtpUrl, mailFrom: from, mailDirectory, webhookUrl, webhookSecret, publicUrl, instanceId } = settings;
  const directory = mailDirectory === undefined ? emptyDirectory : readDirectory(mailDirectory);
  return new PostRoom({
    ...(smtpUrl === undefined ? {} : { mail: new MailDelivery({ smtpUrl, from, publicUrl, instanceId }, directory) }),
    ...(webhookUrl === undefined || webhookSecret === undefined
      ? {}
      : { webhook: new WebhookDelivery({ url: webhookUrl, secret: webhookSecret, publicUrl, now }) }),
  });
};
