import type { TFunction } from 'i18next';
import { waitsForWord } from '../frame/clock-words';
import { firstDay, type Language } from '../frame/dates';
import { filters } from './filters';

const days: ReadonlySet<string> = new Set(['due', 'dueFrom', 'answeredFrom', 'answeredTo']);

/** A filter's value as people call it; what nobody knows stands as it is. */
export const filterWord = (t: TFunction, language: Language, name: string, value: string): string => {
  if (name === 'role') return waitsForWord(t, value);
  const list = filters.find((each) => each.name === name)?.list;
  if (list) return t(`${list}.${value}`, { defaultValue: value });
  if (name === 'open' || name === 'toBeTold') return t(`filter.${name}.${value}`, { defaultValue: value });
  if (name === 'answered') return t(`clockState.${value}`, { defaultValue: value });
  return days.has(name) && !Number.isNaN(Date.parse(value)) ? firstDay(value, language) : value;
};
