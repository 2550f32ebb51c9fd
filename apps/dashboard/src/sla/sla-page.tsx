import { Skeleton } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isEmpty } from './board';
import { ClockTable } from './clock-table';
import { AnsweredDays } from './answered-days';
import { Counters, FigureList, Headline } from './counters';
import { Quality } from './quality';
import { secondDay, firstDay } from '../frame/dates';
import { LiveBadge } from './live-badge';
import { EmptyNotice, NoRoleNotice, TroubleNotice } from '../frame/notices';
import { QueueTable } from './queue-table';
import { PageTitle } from '../frame/page-title';
import { SeriesChoice } from '../frame/series-choice';
import { UnknownSeries, useUnknownSeries } from '../frame/unknown-series';
import { statusOf } from '../frame/service';
import { useBoard } from './use-board';
import { useLanguage } from '../frame/use-language';
import { useSeries } from '../frame/use-series';

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

/** Counters, and the queue closest to its deadline, as they move. */
export const SlaPage = () => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [policy] = useSeries();
  const [paused, setPaused] = useState(false);
  const kiosk = useSearch({ from: '/sla' }).kiosk === '1';
  const unknown = useUnknownSeries();
  const live = useBoard({ policy, paused });
  const { board, trouble, changed } = live;
  if (trouble && statusOf(trouble) === 403)
    return (
      <main id="content" className="width">
        <PageTitle text={t('page.sla')} />
        <NoRoleNotice trouble={trouble} />
      </main>
    );
  return (
    <main id="content" className="width" data-kiosk={kiosk || undefined}>
      <div className="page-head">
        <div>
          <PageTitle text={t('page.sla')} />
          <p className="today">
            {board ? `${firstDay(board.asOf, language)} · ${secondDay(board.asOf, language)}` : '\u00a0'}
          </p>
        </div>
        <div className="tools">
          <SeriesChoice />
          <LiveBadge {...live} asOf={board?.asOf} language={language} onPause={setPaused} />
        </div>
      </div>
      {trouble && <TroubleNotice trouble={trouble} shown={board !== undefined} retry={live.retry} />}
      <Headline board={board} />
      <Counters board={board} />
      {!board && !trouble && <Skeleton height={320} radius="md" />}
      {unknown !== undefined && <UnknownSeries policy={unknown} />}
      {board && isEmpty(board) && unknown === undefined && <EmptyNotice />}
      {board && !isEmpty(board) && (
        <>
          <QueueTable board={board} changed={changed} />
          <div className="details">
            <AnsweredDays board={board} />
            <Quality />
          </div>
          <ClockTable board={board} />
          <div className="by-code">
            <FigureList title={t('stages.title')} filter="stage" figures={board.byStage} order={[...STAGES, ...ENDS]} />
            <FigureList title={t('segments.title')} filter="segment" figures={board.bySegment} />
            <FigureList title={t('channels.title')} filter="channel" figures={board.byChannel} />
            <FigureList title={t('supports.title')} filter="support" figures={board.bySupport} />
          </div>
        </>
      )}
    </main>
  );
};
