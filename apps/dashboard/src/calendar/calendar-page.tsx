import { Paper, Skeleton } from '@mantine/core';
import { answerOf, calendar, dueBoard } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hijriMonth, hijriMonthName, riyadhDay } from '../frame/dates';
import { NoRoleNotice, TroubleNotice } from '../frame/notices';
import { PageTitle } from '../frame/page-title';
import { addWords } from '../frame/page-words';
import { SeriesChoice } from '../frame/series-choice';
import { statusOf, useAsking } from '../frame/service';
import { useLanguage } from '../frame/use-language';
import { useSeries } from '../frame/use-series';
import './calendar.css';
import { calendarWords } from './calendar-words';
import { DayCell } from './day-cell';
import { daysOf, monthBeside, monthFrom, monthText, type HijriMonth, type WorkingCalendar } from './month';

addWords(calendarWords);

/** A Sunday, to name the days of the week by. */
const SUNDAY = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 24 * 3_600_000;

/** What falls due on which day of a Hijri month. */
export const CalendarPage = () => {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = new Date().toISOString();
  const today = riyadhDay(now);
  const { month: asked } = useSearch({ from: '/calendar' });
  const month = monthFrom(asked) ?? monthFrom(hijriMonth(now))!;
  const days = daysOf(month);
  const { data: due, error, refetch } = useDue(days[0]!.iso, days.at(-1)!.iso);
  const working = useWorkingCalendar();
  if (statusOf(error) === 403)
    return (
      <main id="content" className="width">
        <NoRoleNotice trouble={error!} />
      </main>
    );
  const weekdays = Array.from({ length: 7 }, (_, index) =>
    new Intl.DateTimeFormat(language === 'ar' ? 'ar-SA' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
      SUNDAY + index * DAY_MS,
    ),
  );
  return (
    <main id="content" className="width">
      <div className="page-head">
        <PageTitle text={t('page.calendar')} />
        <div className="tools">
          <SeriesChoice />
          <Turner month={month} name={hijriMonthName(`${days[0]!.iso}T12:00:00+03:00`, language)} />
        </div>
      </div>
      {error && <TroubleNotice trouble={error} shown={due !== undefined} retry={() => void refetch()} />}
      {!due && !error && <Skeleton height={480} radius="md" />}
      {due && (
        <Paper component="section" className="card" withBorder>
          <ol className="month">
            {weekdays.map((weekday) => (
              <li key={weekday} className="weekday" aria-hidden="true">
                {weekday}
              </li>
            ))}
            {days.map((day, index) => (
              <DayCell
                key={day.iso}
                day={day}
                column={index === 0 ? day.weekday + 1 : undefined}
                clocks={due.days.find((each) => each.day === day.iso)?.clocks}
                working={working}
                today={today}
              />
            ))}
          </ol>
          <p className="today">{t('calendar.note')}</p>
        </Paper>
      )}
    </main>
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

const Turner = ({ month, name }: { month: HijriMonth; name: string }) => {
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
