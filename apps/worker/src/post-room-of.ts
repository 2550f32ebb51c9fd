import type { Instant } from '@lib/domain';
import { emptyDirectory, MailDelivery, PostRoom, readDirectory, WebhookDelivery } from '@lib/reactions';
import type { WorkerSettings } from './worker-settings';

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

/** For the operator: whether mail goes out, and by which server; without the account that may stand in its address. */
export const whereMailGoes = ({
  smtpUrl,
  mailDirectory,
}: Pick<WorkerSettings, 'smtpUrl' | 'mailDirectory'>): string => {
  if (smtpUrl === undefined) return 'SMTP_URL is not set: no mail goes out, and each try fails as unreachable.';
  const over = `Mail goes out by ${new URL(smtpUrl).host}`;
  return mailDirectory === undefined
    ? `${over}, but MAIL_DIRECTORY is not set: nobody has an address, and each try fails as no_address.`
    : `${over}, to whom ${mailDirectory} names.`;
};
