import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../frame/use-language';
import { DayCell } from './day-cell';
import { dayBeside, type Month, type MonthDay, type WorkingCalendar } from './month';

/** A Sunday, to name the days of the week by. */
const SUNDAY = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 24 * 3_600_000;

interface Parts {
  readonly kind: Month['kind'];
  readonly days: readonly MonthDay[];
  readonly due: readonly { readonly day: string; readonly clocks: Readonly<Record<string, number>> }[];
  readonly working: WorkingCalendar | undefined;
  readonly today: string;
}

/** The days in weeks. One of them takes the focus, arrows lead it on, and Enter opens what falls due there. */
export const MonthGrid = ({ kind, days, due, working, today }: Parts) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const list = useRef<HTMLOListElement>(null);
  const [chosen, choose] = useState<string>();
  const active = days.find(({ iso }) => iso === (chosen ?? today))?.iso ?? days[0]!.iso;
  const press = (event: KeyboardEvent): void => {
    const cells = [...list.current!.querySelectorAll<HTMLElement>('.day')].filter((cell) => cell.offsetParent !== null);
    const here = cells.findIndex((cell) => cell.contains(document.activeElement));
    if (here < 0) return;
    if (event.key === 'Enter' && event.target === cells[here]) cells[here]!.querySelector('a')?.click();
    const by = dayBeside(event.key, language === 'ar');
    const next = by === undefined ? undefined : cells[here + by];
    if (!next) return;
    event.preventDefault();
    choose(next.dataset['day']);
    next.focus();
  };
  return (
    <ol className="month" ref={list} onKeyDown={press} aria-describedby="month-keys">
      {Array.from({ length: 7 }, (_, index) => SUNDAY + index * DAY_MS).map((day) => (
        <li key={day} className="weekday" aria-hidden="true">
          {new Intl.DateTimeFormat(language === 'ar' ? 'ar-SA' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
            day,
          )}
        </li>
      ))}
      {days.map((day, index) => (
        <DayCell
          key={day.iso}
          kind={kind}
          day={day}
          column={index === 0 ? day.weekday + 1 : undefined}
          clocks={due.find((each) => each.day === day.iso)?.clocks}
          working={working}
          today={today}
          isActive={day.iso === active}
        />
      ))}
      <li id="month-keys" className="month-keys" aria-hidden="true">
        {t('calendar.keys')}
      </li>
    </ol>
  );
};
