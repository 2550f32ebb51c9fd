import { answerOf, notifications, readyz } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { usePreference } from '../frame/preference';
import { useAsking, useRoles } from '../frame/service';
import { useSeries } from '../frame/use-series';
import { countOf, hasNew, notInHand, troublesOf, watchers, type Alerts } from './alerts';
import { chime } from './chime';

const LOOK_AGAIN_MS = 10_000;
export const MOST = 100;

/** With when it was given, by the service's clock: the browser's may be wrong. */
type AlertsAsOf = Alerts & { readonly asOf: string };

/** Everything that somebody has to take, mend or know of; asked for by those alone whose business it is. */
export const useAlerts = () => {
  const ask = useAsking();
  const roles = useRoles() ?? [];
  const [policy] = useSeries();
  return useQuery({
    queryKey: ['alerts', policy, ask.headers.authorization],
    enabled: roles.some((role) => watchers.includes(role)),
    refetchInterval: LOOK_AGAIN_MS,
    refetchIntervalInBackground: true,
    queryFn: async (): Promise<AlertsAsOf> => {
      const [open, abandoned, ready] = await Promise.all([
        notifications({ ...ask, query: { policy, escalation: 'open', limit: MOST } }),
        notifications({ ...ask, query: { policy, status: 'abandoned', limit: MOST } }),
        readyz({ client: ask.client }),
      ]);
      // 503 has the same body: what is away is an alert too.
      const readiness = (ready.data ?? ready.error) as Parameters<typeof troublesOf>[0];
      const givenUp = answerOf(abandoned).items;
      const { items, next } = answerOf(open);
      const given = Date.parse(open.response?.headers.get('date') ?? '');
      const taken =
        givenUp.length === 0
          ? []
          : answerOf(await notifications({ ...ask, query: { policy, escalation: 'taken', limit: MOST } })).items;
      return {
        open: items,
        next,
        abandoned: notInHand(givenUp, taken),
        troubles: troublesOf(readiness),
        asOf: new Date(Number.isNaN(given) ? Date.now() : given).toISOString(),
      };
    },
  });
};

/** How many alerts there are; a new one is heard where the reader has asked for that. */
export const useAlertCount = (): number => {
  const { data } = useAlerts();
  return data ? countOf(data) : 0;
};

export const useSound = () => usePreference('alerts.sound', false);

/** To be used once, by the frame. */
export const useChime = (): void => {
  const { data } = useAlerts();
  const [sound] = useSound();
  const [policy] = useSeries();
  const before = useRef<{ alerts: Alerts | undefined; policy: string | undefined }>(undefined);
  useEffect(() => {
    if (sound && data && before.current?.policy === policy && hasNew(before.current?.alerts, data)) chime();
    before.current = { alerts: data, policy };
  }, [data, policy, sound]);
};
