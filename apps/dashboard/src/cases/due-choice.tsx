import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { endOfDay, riyadhDay } from '../frame/dates';
import { useLanguage } from '../frame/use-language';
import { filterWord } from './filter-word';

const DAY_MS = 86_400_000;
const DAYS = [0, 1, 3, 7, 14, 30];

/** The end of the day in Riyadh that is so many days off. */
export const dueWithin = (days: number, asOf: string): string =>
  new Date(Date.parse(endOfDay(riyadhDay(asOf))) + days * DAY_MS).toISOString();

interface Parts {
  readonly due: string | undefined;
  readonly asOf: string | undefined;
  readonly set: (due: string) => void;
}

/** Until when a deadline may lie; another date, from a link, stays as it is. */
export const DueChoice = ({ due, asOf, set }: Parts) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const choices = asOf === undefined ? [] : DAYS.map((days) => ({ days, value: dueWithin(days, asOf) }));
  const isOther = due !== undefined && choices.every(({ value }) => value !== due);
  return (
    <NativeSelect
      size="xs"
      label={t('filter.due')}
      value={due ?? ''}
      data={[
        { value: '', label: t('cases.any') },
        ...choices.map(({ days, value }) => ({ value, label: t(`cases.due.${days}`) })),
        ...(isOther ? [{ value: due, label: filterWord(t, language, 'due', due) }] : []),
      ]}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
};
