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

/** Each alert by a name of its own; an abandoned escalation is one alert, not two. */
export const namesOf = ({ open, abandoned, troubles }: Alerts): ReadonlySet<string> =>
  new Set([
    ...[...open, ...abandoned].map(({ notificationId }) => notificationId),
    ...troubles.map(({ what, name = '' }) => `${what} ${name}`),
  ]);

export const countOf = (alerts: Alerts): number => namesOf(alerts).size;

/** Whether something is there that was not there before: one that was taken meanwhile does not hide it. */
export const hasNew = (before: Alerts | undefined, now: Alerts): boolean => {
  if (!before) return false;
  const known = namesOf(before);
  return [...namesOf(now)].some((name) => !known.has(name));
};

/** What `/readyz` answers, ready or not. */
interface Readiness {
  readonly status?: string;
  readonly log?: string;
  readonly readModels?: string;
  readonly degraded?: readonly Trouble[];
}

/** An answer without a status came from something between us and the service: nothing is known, so nothing is well. */
export const troublesOf = (readiness: Readiness | undefined): readonly Trouble[] => {
  if (readiness?.status === undefined) return [{ what: 'unknown' }];
  const away = (['log', 'readModels'] as const).filter((engine) => readiness[engine] === 'away');
  return [...away.map((engine) => ({ what: `${engine}_away` })), ...(readiness.degraded ?? [])];
};
