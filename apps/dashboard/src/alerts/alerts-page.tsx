import { Paper, Skeleton, Text, Title } from '@mantine/core';
import { answerOf, notifications } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { timeOfDay } from '../frame/dates';
import { NoRoleNotice, TroubleNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';
import { addWords } from '../frame/page-words';
import { SeriesChoice } from '../frame/series-choice';
import { statusOf, useAsking, useRoles } from '../frame/service';
import { useLanguage } from '../frame/use-language';
import { useSeries } from '../frame/use-series';
import { countOf, watchers, type Trouble } from './alerts';
import './alerts.css';
import { alertsWords } from './alerts-words';
import { AlertItem } from './alert-item';
import { useAlerts, useSound } from './use-alerts';

addWords(alertsWords);

/** What somebody has to take, what could not be told, and what of the service itself is not as it should be. */
export const AlertsPage = () => {
  const { t } = useTranslation();
  const language = useLanguage();
  const roles = useRoles();
  const { data, error, refetch, dataUpdatedAt } = useAlerts();
  const mayNot = roles !== undefined && !roles.some((role) => watchers.includes(role));
  if (mayNot || statusOf(error) === 403)
    return (
      <main id="content" className="width">
        <NoRoleNotice trouble={error ?? new Error('role')} />
      </main>
    );
  return (
    <main id="content" className="width">
      <div className="page-head">
        <PageTitle text={t('page.alerts')} />
        <div className="tools">
          {data && (
            <small>{t('live.asOf', { time: timeOfDay(new Date(dataUpdatedAt).toISOString(), language) })}</small>
          )}
          <SeriesChoice />
          <SoundChoice />
        </div>
      </div>
      {error && <TroubleNotice trouble={error} shown={data !== undefined} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} radius="md" />}
      {data && countOf(data) === 0 && (
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

const TroubleItem = ({ trouble: { what, name, detail } }: { trouble: Trouble }) => {
  const { t } = useTranslation();
  return (
    <li data-trouble={what}>
      <div className="lines">
        <strong>{t(`alerts.trouble.${what}`, { defaultValue: what })}</strong>
        <small>
          <bdi>{[name, detail].filter((each) => each !== undefined).join(' · ')}</bdi>
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
