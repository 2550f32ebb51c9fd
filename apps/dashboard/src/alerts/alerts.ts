import type { NotificationsResponses } from '@lib/client';

export type Told = NotificationsResponses[200]['items'][number];

/** One thing of the service itself that is not as it should be, as `/readyz` names it. */
export interface Trouble {
  readonly what: string;
  readonly name?: string | undefined;
  readonly detail?: string | undefined;
}

export interface Alerts {
  /** Escalations that nobody has taken yet. */
  readonly open: readonly Told[];
  /** Notifications whose sending was given up. */
  readonly abandoned: readonly Told[];
  readonly troubles: readonly Trouble[];
}

/** Whose business alerts are. */
export const watchers = ['supervisor', 'auditor'];

/** An abandoned escalation is one alert, not two. */
export const countOf = ({ open, abandoned, troubles }: Alerts): number =>
  new Set([...open, ...abandoned].map(({ notificationId }) => notificationId)).size + troubles.length;
