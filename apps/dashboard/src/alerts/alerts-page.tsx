import { Button, Paper, Skeleton, Text, Title } from '@mantine/core';
import { answerOf, notifications } from '@lib/client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { firstDay, timeOfDay } from '../frame/dates';
import { Instant } from '../frame/instant';
import { NoRoleNotice, TroubleNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';
import { addWords } from '../frame/page-words';
import { SeriesChoice } from '../frame/series-choice';
import { UnknownSeries, useUnknownSeries } from '../frame/unknown-series';
import { statusOf, useAsking, useRoles } from '../frame/service';
import { useLanguage } from '../frame/use-language';
import { useSeries } from '../frame/use-series';
import { countOf, differencesIn, watchers, type Trouble } from './alerts';
import './alerts.css';
import { alertsWords } from './alerts-words';
import { AlertItem } from './alert-item';
import { MOST, useAlerts, useSound } from './use-alerts';

addWords(alertsWords);

/** What somebody has to take, what could not be told, and what of the service itself is not as it should be. */
export const AlertsPage = () => {
  const { t } = useTranslation();
  const language = useLanguage();
  const roles = useRoles();
  const unknown = useUnknownSeries();
  const { data, error, refetch } = useAlerts();
  const mayNot = roles !== undefined && !roles.some((role) => watchers.includes(role));
  if (mayNot || statusOf(error) === 403)
    return (
      <main id="content" className="width">
        <PageTitle text={t('page.alerts')} />
        <NoRoleNotice trouble={error ?? new Error('role')} />
      </main>
    );
  return (
    <main id="content" className="width">
      <div className="page-head">
        <PageTitle text={t('page.alerts')} />
        <div className="tools">
          {data && <small>{t('live.asOf', { time: timeOfDay(data.asOf, language) })}</small>}
          <SeriesChoice />
          <SoundChoice />
        </div>
      </div>
      {unknown !== undefined && <UnknownSeries policy={unknown} />}
      {error && <TroubleNotice trouble={error} shown={data !== undefined} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} radius="md" />}
      {data && countOf(data) === 0 && unknown === undefined && (
        <Paper component="section" className="card all-well" withBorder>
          <Title order={2}>{t('alerts.none.title')}</Title>
          <Text c="dimmed">{t('alerts.none.text')}</Text>
        </Paper>
      )}
      {data && data.open.length > 0 && (
        <Section title={t('alerts.open')}>
          {data.open.map((told) => (
            <AlertItem key={told.notificationId} told={told} mayTake={roles?.includes('supervisor') === true} />
          ))}
          {data.next && <MoreOpen from={data.next} mayTake={roles?.includes('supervisor') === true} />}
        </Section>
      )}
      {data && data.troubles.length > 0 && (
        <Section title={t('alerts.service')}>
          {data.troubles.map((trouble) => (
            <TroubleItem key={`${trouble.what} ${trouble.name}`} trouble={trouble} />
          ))}
        </Section>
      )}
      {data && data.abandoned.length > 0 && (
        <Section title={t('alerts.abandoned')}>
          {data.abandoned.map((told) => (
            <AlertItem key={told.notificationId} told={told} mayTake={false} />
          ))}
        </Section>
      )}
      <Taken />
    </main>
  );
};

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <Paper component="section" className="card" withBorder>
    <Title order={2}>{title}</Title>
    <ul className="alerts">{children}</ul>
  </Paper>
);

/** Those beyond one answer, as many as are asked for. */
const MoreOpen = ({ from, mayTake }: { from: string; mayTake: boolean }) => {
  const { t } = useTranslation();
  const ask = useAsking();
  const [policy] = useSeries();
  const [wanted, want] = useState(false);
  const { data, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['alerts', 'more', policy, from],
    enabled: wanted,
    initialPageParam: from,
    queryFn: async ({ pageParam: cursor }) =>
      answerOf(await notifications({ ...ask, query: { policy, escalation: 'open', limit: MOST, cursor } })),
    getNextPageParam: ({ next }) => next,
  });
  const go = (): void => (wanted ? void fetchNextPage() : want(true));
  return (
    <>
      {data?.pages.flatMap(({ items }) =>
        items.map((told) => <AlertItem key={told.notificationId} told={told} mayTake={mayTake} />),
      )}
      {(!wanted || hasNextPage) && (
        <li className="more-alerts">
          <Button variant="default" size="xs" loading={isFetching} onClick={go}>
            {t('alerts.more')}
          </Button>
        </li>
      )}
    </>
  );
};

/** What the service says of itself, in the reader's language where it says it in figures and instants. */
const TroubleDetail = ({ trouble: { name, detail } }: { trouble: Trouble }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const differences = differencesIn(detail);
  if (differences) {
    const { missing, orphaned, stale, at } = differences;
    return t('alerts.differences', {
      missing,
      orphaned,
      stale,
      time: timeOfDay(at, language),
      date: firstDay(at, language),
    });
  }
  if (detail !== undefined && INSTANT.test(detail)) return <Instant at={detail} />;
  return <bdi>{[name, detail].filter((each) => each !== undefined).join(' · ')}</bdi>;
};

const TroubleItem = ({ trouble }: { trouble: Trouble }) => {
  const { t } = useTranslation();
  const { what } = trouble;
  return (
    <li data-trouble={what}>
      <div className="lines">
        <strong>{t(`alerts.trouble.${what}`, { defaultValue: what })}</strong>
        <small>
          <TroubleDetail trouble={trouble} />
        </small>
      </div>
    </li>
  );
};

const SoundChoice = () => {
  const { t } = useTranslation();
  const [sound, setSound] = useSound();
  return (
    <label className="sound-choice">
      <input type="checkbox" checked={sound} onChange={() => setSound(!sound)} /> {t('alerts.sound')}
    </label>
  );
};

const LAST_TAKEN = 20;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\S+Z$/;

/** Who took which, and when: nobody else goes after it. */
const Taken = () => {
  const { t } = useTranslation();
  const ask = useAsking();
  const [policy] = useSeries();
  const { data } = useQuery({
    queryKey: ['alerts', 'taken', policy],
    refetchInterval: 10_000,
    queryFn: async () =>
      answerOf(await notifications({ ...ask, query: { policy, escalation: 'taken', limit: LAST_TAKEN } })),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('alerts.taken')}>
      {data.items.map((told) => (
        <AlertItem key={told.notificationId} told={told} mayTake={false} />
      ))}
    </Section>
  );
};
