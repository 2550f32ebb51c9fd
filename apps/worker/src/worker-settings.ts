import type { Settings } from '@lib/settings';

export type WorkerSettings = Pick<
  Settings,
  | 'associationName'
  | 'chromiumPath'
  | 'exportsFolder'
  | 'temporalNamespace'
  | 'smtpUrl'
  | 'mailFrom'
  | 'mailDirectory'
  | 'webhookUrl'
  | 'webhookSecret'
  | 'publicUrl'
> &
  Required<Pick<Settings, 'eventStoreUrl' | 'databaseUrl' | 'temporalAddress' | 'instanceId' | 'instanceSecret'>>;
