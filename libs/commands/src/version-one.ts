import { Refused, systemActor, type Instant } from '@lib/domain';
import { randomUuid } from '@lib/event-store';
import type { CommandAnswer } from './command-request';
import type { CommandRoad } from './command-road';

/** 27 November 2023 in Riyadh, the day on which the board adopted the policy (P30). */
const ADOPTED_AT: Instant = '2023-11-26T21:00:00.000Z';

/** Version 1 of `main`, adopted by the system at the first start of all; whoever comes later, or second, finds it done. */
export const adoptVersionOne = async (road: Pick<CommandRoad, 'execute'>): Promise<CommandAnswer | undefined> => {
  try {
    return await road.execute({
      type: 'AdoptPolicy',
      target: { category: 'policy', id: 'main' },
      data: { version: 1, use: 'live', effectiveFrom: ADOPTED_AT },
      actor: systemActor,
      idempotencyKey: 'version-one-of-main',
      correlationId: randomUuid(),
    });
  } catch (error) {
    // `series_not_allowed`: the system may adopt the first version only, and there is one.
    if (error instanceof Refused && ['version_not_next', 'series_not_allowed'].includes(error.code)) return undefined;
    throw error;
  }
};
