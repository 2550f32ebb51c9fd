import { Paper, Skeleton } from '@mantine/core';
import { answerOf, calendar, dueBoard } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { monthName, riyadhDay } from '../frame/dates';
import { NoRoleNotice, Notice, TroubleNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';
import { addWords } from '../frame/page-words';
import { reading } from '../frame/reading';
import { SeriesChoice } from '../frame/series-choice';
import { UnknownSeries, useUnknownSeries } from '../frame/unknown-series';
import { statusOf, useAsking } from '../frame/service';
import { useServiceNow } from '../frame/service-clock';
import { useLanguage } from '../frame/use-language';
import { useSeries } from '../frame/use-series';
import './calendar.css';
import { calendarWords } from './calendar-words';
import { MonthGrid } from './month-grid';
import { daysOf, monthBeside, monthFrom, monthOf, monthText, type Month, type WorkingCalendar } from './month';

addWords(calendarWords);

/** What falls due on which day of a month, by the service's clock and the reader's calendar. */
export const CalendarPage = () => {
  const { t } = useTranslation();
  const now = useServiceNow();
  return (
    <main id="content" className="width">
      {now === undefined ? (
        <>
          <PageTitle text={t('page.calendar')} />
          <Skeleton height={480} radius="md" />
        </>
      ) : (
        <MonthOfCases today={riyadhDay(now)} />
      )}
    </main>
  );
};

const MonthOfCases = ({ today }: { today: string }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { month: asked } = useSearch({ from: '/calendar' });
  const known = monthFrom(asked);
  const month = known ?? monthOf(reading().calendar, today);
  const days = daysOf(month);
  const { data: due, error, refetch } = useDue(days[0]!.iso, days.at(-1)!.iso);
  const working = useWorkingCalendar();
  const unknown = useUnknownSeries();
  if (statusOf(error) === 403)
    return (
      <>
        <PageTitle text={t('page.calendar')} />
        <NoRoleNotice trouble={error!} />
      </>
    );
  return (
    <>
      <div className="page-head">
        <PageTitle text={t('page.calendar')} />
        <div className="tools">
          <SeriesChoice />
          <Turner month={month} name={monthName(month.kind, `${days[0]!.iso}T12:00:00+03:00`, language)} />
        </div>
      </div>
      {unknown !== undefined && <UnknownSeries policy={unknown} />}
      {asked !== undefined && known === undefined && <UnknownMonth asked={asked} />}
      {error && <TroubleNotice trouble={error} shown={due !== undefined} retry={() => void refetch()} />}
      {!due && !error && <Skeleton height={480} radius="md" />}
      {due && (
        <Paper component="section" className="card" withBorder>
          <MonthGrid kind={month.kind} days={days} due={due.days} working={working} today={today} />
          {due.days.length === 0 && <p className="month-empty">{t('calendar.empty')}</p>}
          <p className="today">{t('calendar.note')}</p>
        </Paper>
      )}
    </>
  );
};

/** A link that names no month: this one is shown, and that it is not the one asked for is said. */
const UnknownMonth = ({ asked }: { asked: string }) => {
  const { t } = useTranslation();
  return (
    <Notice title={t('calendar.unknown.title')} kind="old-link">
      <p>
        {t('calendar.unknown.text')} <bdi>{asked}</bdi>
      </p>
    </Notice>
  );
};

const useDue = (from: string, to: string) => {
  const ask = useAsking();
  const [policy] = useSeries();
  return useQuery({
    queryKey: ['due', policy, from, to],
    queryFn: async () => answerOf(await dueBoard({ ...ask, query: { policy, from, to } })),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  });
};

/** The latest version; a role that may not read it sees the days without their holidays. */
const useWorkingCalendar = (): WorkingCalendar | undefined => {
  const ask = useAsking();
  const { data } = useQuery({
    queryKey: ['calendar'],
    queryFn: async () => answerOf(await calendar({ ...ask, path: { calendarId: 'main' } })),
    staleTime: Infinity,
    retry: false,
  });
  return data?.versions.at(-1)?.document as WorkingCalendar | undefined;
};

const Turner = ({ month, name }: { month: Month; name: string }) => {
  const { t } = useTranslation();
  const to = (by: 1 | -1): string => monthText(monthBeside(month, by));
  return (
    <nav className="month-turner" aria-label={t('calendar.months')}>
      <Link
        to="/calendar"
        search={(now) => ({ ...now, month: to(-1) })}
        aria-label={t('calendar.previous')}
        className="step-sign"
      >
        ‹
      </Link>
      <strong aria-live="polite">{name}</strong>
      <Link
        to="/calendar"
        search={(now) => ({ ...now, month: to(1) })}
        aria-label={t('calendar.next')}
        className="step-sign"
      >
        ›
      </Link>
      <Link to="/calendar" search={({ month: _month, ...now }) => now}>
        {t('calendar.today')}
      </Link>
    </nav>
  );
};
