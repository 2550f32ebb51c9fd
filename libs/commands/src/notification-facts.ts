import type { PersonAtHand, Recipient } from '@lib/domain';
import type { EventStore } from '@lib/event-store';
import { beneficiaryIn } from './beneficiary-facts';
import type { FactsOf } from './decided.aggregate';

/** The channels over which a message reaches a person; over the others somebody calls, visits or writes. */
const electronic: ReadonlySet<string> = new Set(['phone', 'social_media', 'website']);

/**
 * What a person's own book says of being told something. Without a gateway nobody is reached by message: then by letter.
 * Somebody who is in no book has wished nothing.
 */
export const notificationFacts =
  (store: Pick<EventStore, 'load'>, gateway: boolean): FactsOf =>
  async ({ type, data }) => {
    const { personId } = (data['to'] ?? {}) as Extract<Recipient, { personId: string }>;
    if (type !== 'IntendNotification' || personId === undefined) return {};
    const { silence, book } = await beneficiaryIn(store, personId);
    const leftOpen = book?.preferences.some(({ channel }) => electronic.has(channel)) ?? true;
    const byLetter = !gateway || (!leftOpen && (book?.preferences.length ?? 0) > 0);
    return { person: { silence, language: book?.language, byLetter } satisfies PersonAtHand };
  };
