import type { Instant } from '../time/instant';
import type { Telling } from './tellings';

/**
 * What neared its end says by when it is owed, as that stands when it is told. A digest waits for a morning: whose target
 * has passed by then is told as overdue, never as due soon.
 */
export const asItStands = <T extends Pick<Telling, 'template' | 'manner' | 'values'>>(
  telling: T,
  owedAt: Instant | null,
  at: Instant,
): T => {
  if (telling.manner !== 'digest' || owedAt === null || owedAt > at)
    return { ...telling, values: { ...telling.values, owedAt } };
  return { ...telling, template: 'target_missed', values: { ...telling.values, dueAt: owedAt } };
};
