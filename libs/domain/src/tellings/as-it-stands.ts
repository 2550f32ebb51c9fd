import type { Instant } from '../time/instant';
import type { Telling } from './tellings';

/**
 * What neared its end says by when it is owed, as that stands when it is told; undefined where that has passed: a digest waits
 * for a morning, and that the target was missed is told by itself.
 */
export const asItStands = <T extends Pick<Telling, 'manner' | 'values'>>(
  telling: T,
  owedAt: Instant | null,
  at: Instant,
): T | undefined =>
  telling.manner === 'digest' && owedAt !== null && owedAt <= at
    ? undefined
    : { ...telling, values: { ...telling.values, owedAt } };
