import type { TFunction } from 'i18next';
import type { ClockState } from './clock-state';
import { distance, firstDay, type Language } from './dates';

/** What is known of a clock where its state is shown. */
export interface Standing {
  readonly state: ClockState;
  /** The date that is waited for; null where nobody can know it yet. */
  readonly deadline: string | null;
  readonly earliest?: string | null | undefined;
  readonly ceiling?: string | null | undefined;
  readonly asOf: string;
}

const over = (t: TFunction, date: string, asOf: string): string => {
  const { side, unit, count } = distance(date, asOf);
  return t(`${side}.${unit}`, { count });
};

/**
 * What is said beside a clock's state: before the floor the first day on which an answer may be given, else how long until
 * the deadline or since. What is settled or stands still has nothing to count to; an answer before the floor broke the
 * policy whatever its dates.
 */
export const standingWord = (
  t: TFunction,
  language: Language,
  { state, deadline, earliest, ceiling, asOf }: Standing,
): string | undefined => {
  switch (state) {
    case 'not_yet_answerable':
      if (earliest) return t('answerableFrom', { date: firstDay(earliest, language) });
      return deadline === null ? undefined : over(t, deadline, asOf);
    case 'breached':
      return ceiling && ceiling < asOf ? over(t, ceiling, asOf) : t('rightsException.early_answer');
    case 'running':
    case 'due_soon':
    case 'late':
      return deadline === null ? undefined : over(t, deadline, asOf);
    case 'paused':
    case 'met':
    case 'met_late':
    case 'ended':
      return undefined;
  }
};
