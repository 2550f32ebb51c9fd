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
  /** Where those to take go on that are too many for one answer. */
  readonly next?: string | null;
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

/** Who was told of it by another way has it in hand: what could not be sent is put away by taking its escalation. */
export const notInHand = (abandoned: readonly Told[], taken: readonly Told[]): readonly Told[] => {
  const inHand = new Set(taken.filter(({ about }) => about.kind === 'notification').map(({ about }) => about.id));
  return abandoned.filter(({ notificationId, takenBy }) => takenBy === null && !inHand.has(notificationId));
};

export interface AlarmDifferences {
  readonly missing: number;
  readonly orphaned: number;
  readonly stale: number;
  readonly at: string;
}

/** The figures in what the service says of its alarms, to be said in the reader's language; undefined for other words. */
export const differencesIn = (detail: string | undefined): AlarmDifferences | undefined => {
  const found = /^(\d+) missing, (\d+) orphaned, (\d+) stale at (\S+)$/.exec(detail ?? '');
  if (!found) return undefined;
  const [missing, orphaned, stale] = found.slice(1, 4).map(Number) as [number, number, number];
  return { missing, orphaned, stale, at: found[4]! };
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
