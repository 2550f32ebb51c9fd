import { createCalendar, parseDate, toCalendar, type DateValue } from '@internationalized/date';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Label,
  Popover,
} from 'react-aria-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { riyadhDay } from '../frame/dates';
import { useLanguage } from '../frame/use-language';

interface Parts {
  /** An instant of the day. */
  readonly at: string | undefined;
  /** The day as `2026-11-23`. */
  readonly onDay: (day: string) => void;
  readonly label: string;
}

const LOCALES = { ar: 'ar-SA-u-ca-islamic-umalqura-nu-latn', en: 'en-GB-u-ca-islamic-umalqura-nu-latn' } as const;

/** A year below is one that is still being typed: the calendar is known from 1300 on. */
const EARLIEST_YEAR = 1300;

/** A day by the calendar of Umm al-Qura, typed or chosen. */
export const DayPicker = ({ at, onDay, label }: Parts) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const hijri = createCalendar('islamic-umalqura');
  const gregorian = createCalendar('gregory');
  const chosen: DateValue | null = at === undefined ? null : toCalendar(parseDate(riyadhDay(at)), hijri);
  const [draft, setDraft] = useState<DateValue | null>();
  useEffect(() => setDraft(undefined), [at]);
  const change = (day: DateValue | null): void => {
    setDraft(day);
    if (day && day.year >= EARLIEST_YEAR) onDay(toCalendar(day, gregorian).toString());
  };
  return (
    <I18nProvider locale={LOCALES[language]}>
      <DatePicker
        key={language}
        className="day-picker"
        value={draft === undefined ? chosen : draft}
        granularity="day"
        onChange={change}
      >
        <Label>{label}</Label>
        <Group className="day-picker-field">
          <DateInput>{(segment) => <DateSegment segment={segment} />}</DateInput>
          <Button aria-label={t('history.day.choose')}>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <path d="M3 6l5 5 5-5" fill="none" stroke="currentColor" strokeWidth="1.8" />
            </svg>
          </Button>
        </Group>
        <Popover>
          <Dialog className="day-picker-dialog">
            <Calendar firstDayOfWeek="sun">
              <header>
                <Button slot="previous">‹</Button>
                <Heading />
                <Button slot="next">›</Button>
              </header>
              <CalendarGrid>{(date) => <CalendarCell date={date} />}</CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  );
};
