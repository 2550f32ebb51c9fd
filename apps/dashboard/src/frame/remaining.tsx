import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ClockState } from './clock-state';
import { distance } from './dates';

interface Deadline {
  readonly state: ClockState;
  readonly target: string;
  readonly asOf: string;
}

/** How long until a deadline, or since; a paused clock has no deadline to count to. */
export const remainingWord = (t: TFunction, { state, target, asOf }: Deadline): string | undefined => {
  if (state === 'paused') return undefined;
  const { side, unit, count } = distance(target, asOf);
  return t(`${side}.${unit}`, { count });
};

export const Remaining = (deadline: Deadline) => {
  const { t } = useTranslation();
  const word = remainingWord(t, deadline);
  return word === undefined ? null : <small>{word}</small>;
};
