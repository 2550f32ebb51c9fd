import { useTranslation } from 'react-i18next';
import type { ClockState } from './clock-state';
import { distance } from './dates';

/** How long until a deadline, or since; a paused clock has no deadline to count to. */
export const Remaining = ({ state, target, asOf }: { state: ClockState; target: string; asOf: string }) => {
  const { t } = useTranslation();
  if (state === 'paused') return null;
  const { side, unit, count } = distance(target, asOf);
  return <small>{t(`${side}.${unit}`, { count })}</small>;
};
