import type { ClockParts } from '../time/clock';
import type { Instant } from '../time/instant';
import type { Known } from './state';

export type End = NonNullable<ClockParts['settled']>;

/** Where nothing more will come: the case has ended, or its source has. */
export const caseEnd = (state: Known): End | null => {
  if (state.ended) return { at: state.ended.at, how: 'ended', of: state.ended.kind };
  if (state.history?.sourceEnds) return { at: state.history.completedAt, how: 'ended', of: 'source' };
  return null;
};

export const met = (at: Instant, of: string): End => ({ at, how: 'met', of });
