import { msOf, type Instant } from '../time/instant';
import type { RatedService, WithholdingGround } from './events';

export type Ended = { service: RatedService; ground: WithholdingGround | undefined };

const DAY_MS = 86_400_000;

/** Whole ones. */
export const daysBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.floor((msOf(to) - msOf(from)) / DAY_MS));
