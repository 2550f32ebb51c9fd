import { NativeSelect, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isEmpty } from './board';
import { ClockTable } from './clock-table';
import { Counters, FigureList } from './counters';
import { gregorianDay, hijriDay } from './dates';
import { LiveBadge } from './live-badge';
import { EmptyNotice, NoRoleNotice, TroubleNotice } from './notices';
import { QueueTable } from './queue-table';
import { readSeries, ServiceTrouble } from './service';
import { useBoard } from './use-board';
import { useLanguage } from './use-language';
import { useSeries } from './use-series';

const STAGES = [
  'preparation',
  'verification_failed',
  'ready',
  'review',
  'decided',
  'answered',
  'registration',
  'service',
];
const ENDS = ['closed', 'withdrawn', 'discontinued'];

interface Parts {
  readonly token: string;
  readonly onSignedOut: () => void;
}

/** Counters, and the queue closest to its deadline, as they move. */
export const SlaPage = ({ token, onSignedOut }: Parts) => {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [policy, choose] = useSeries();
  const [paused, setPaused] = useState(false);
  const live = useBoard({ token, policy, language, paused, onSignedOut });
  const { board, trouble, changed } = live;
  if (trouble instanceof ServiceTrouble && trouble.status === 403)
    return (
      <main id="content" className="width">
        <NoRoleNotice requestId={trouble.requestId} />
      </main>
    );
  return (
    <main id="content" className="width">
      <div className="page-head">
        <div>
          <Title order={1}>{t('page.sla')}</Title>
          <p className="today">
            {board ? `${hijriDay(board.asOf, language)} · ${gregorianDay(board.asOf, language)}` : '\u00a0'}
          </p>
        </div>
        <div className="tools">
          <SeriesChoice token={token} policy={policy} choose={choose} />
          <LiveBadge {...live} asOf={board?.asOf} language={language} onPause={setPaused} />
        </div>
      </div>
      {trouble && <TroubleNotice trouble={trouble} shown={board !== undefined} retry={live.retry} />}
      <Counters board={board} />
      {!board && !trouble && <Skeleton height={320} radius="md" />}
      {board && isEmpty(board) && <EmptyNotice />}
      {board && !isEmpty(board) && (
        <>
          <QueueTable board={board} changed={changed} language={language} />
          <div className="details">
            <ClockTable board={board} />
            <FigureList title={t('stages.title')} prefix="stage" figures={board.byStage} order={[...STAGES, ...ENDS]} />
            <FigureList title={t('segments.title')} prefix="segment" figures={board.bySegment} />
          </div>
        </>
      )}
    </main>
  );
};

interface Choice {
  readonly token: string;
  readonly policy: string | undefined;
  readonly choose: (policy: string | undefined) => void;
}

const LIVE = 'main';

/** Demonstrations and earlier records are never counted among live cases: they are looked at by themselves. */
const SeriesChoice = ({ token, policy, choose }: Choice) => {
  const { t, i18n } = useTranslation();
  const { data = [] } = useQuery({
    queryKey: ['series'],
    queryFn: () => readSeries({ token, language: i18n.language }),
    refetchInterval: 60_000,
  });
  if (data.length < 2 && policy === undefined) return null;
  const options = data.map(({ policyId, use }) => ({
    value: policyId,
    label: policyId === LIVE ? t('series.live') : `${t(`series.${use}`)} · ${policyId}`,
  }));
  return (
    <NativeSelect
      size="xs"
      aria-label={t('series.label')}
      value={policy ?? LIVE}
      data={options}
      onChange={(event) => choose(event.currentTarget.value === LIVE ? undefined : event.currentTarget.value)}
    />
  );
};
