import { Refused, systemActor } from '@lib/domain';
import { randomUuid } from '@lib/event-store';
import type { CommandAnswer } from './command-request';
import type { CommandRoad } from './command-road';
import { KeyReused } from './failures';

/**
 * Version 1 of `main`, adopted by the system at the first start of all, from when on it binds cases here; its basis names
 * the day on which the board met (P30). Whoever comes later, or second, finds it done.
 */
export const adoptVersionOne = async (road: Pick<CommandRoad, 'execute'>): Promise<CommandAnswer | undefined> => {
  try {
    return await road.execute({
      type: 'AdoptPolicy',
      target: { category: 'policy', id: 'main' },
      data: { version: 1, use: 'live' },
      actor: systemActor,
      idempotencyKey: 'version-one-of-main',
      correlationId: randomUuid(),
    });
  } catch (error) {
    // `series_not_allowed`: the system may adopt the first version only, and there is one.
    if (error instanceof Refused && ['version_not_next', 'series_not_allowed'].includes(error.code)) return undefined;
    if (error instanceof KeyReused) return undefined; // an earlier release said it in other words
    throw error;
  }
};
