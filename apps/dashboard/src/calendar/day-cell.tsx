import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clockWord } from '../frame/clock-words';
import { endOfDay, secondDay, firstDay, shortDay } from '../frame/dates';
import { useFigure } from '../frame/use-figure';
import { useLanguage } from '../frame/use-language';
import { holidayOn, isRamadan, isWeekend, type Month, type MonthDay, type WorkingCalendar } from './month';

interface Parts {
  readonly kind: Month['kind'];
  /** The one day that takes the focus. */
  readonly isActive: boolean;
  readonly day: MonthDay;
  /** Where the month's first day stands in its week. */
  readonly column: number | undefined;
  readonly clocks: Readonly<Record<string, number>> | undefined;
  readonly working: WorkingCalendar | undefined;
  readonly today: string;
}

/** A day by both calendars, whether it is worked on, and what falls due on it, which leads to those cases. */
export const DayCell = ({ kind, isActive, day, column, clocks = {}, working, today }: Parts) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const figure = useFigure();
  const noon = `${day.iso}T12:00:00+03:00`;
  const holiday = working && holidayOn(working, day.iso);
  const isOff = working !== undefined && (holiday !== undefined || isWeekend(working, day));
  const count = Object.values(clocks).reduce((sum, each) => sum + each, 0);
  return (
    <li
      className="day"
      style={column === undefined ? undefined : { gridColumnStart: column }}
      data-off={isOff || undefined}
      data-today={day.iso === today || undefined}
      data-past={day.iso < today || undefined}
      data-day={day.iso}
      tabIndex={isActive ? 0 : -1}
    >
      <time dateTime={day.iso} title={`${firstDay(noon, language)} · ${secondDay(noon, language)}`}>
        <b>{figure(day.day)}</b> <small>{shortDay(kind === 'hijri' ? 'gregorian' : 'hijri', noon, language)}</small>
      </time>
      {holiday && (
        <span className="day-off">
          {t(`holiday.${holiday.code}`, { defaultValue: holiday.code })}
          {holiday.certainty === 'expected' && <small> {t('calendar.expected')}</small>}
        </span>
      )}
      {working && isRamadan(working, day.iso) && !isOff && <small>{t('calendar.ramadan')}</small>}
      {count > 0 && (
        <Link
          to="/cases"
          search={({ lang, policy }) => ({
            lang,
            policy,
            order: 'due',
            dueFrom: new Date(`${day.iso}T00:00:00+03:00`).toISOString(),
            due: endOfDay(day.iso),
          })}
          className="day-due"
          aria-label={`${firstDay(noon, language)}: ${t('calendar.due', { count })}`}
        >
          <b>{figure(count)}</b>
          <ul>
            {Object.entries(clocks).map(([clock, each]) => (
              <li key={clock}>
                {clockWord(t, clock)} <b>{figure(each)}</b>
              </li>
            ))}
          </ul>
        </Link>
      )}
    </li>
  );
};
