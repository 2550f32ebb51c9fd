import type { Pool } from 'pg';
import { readEventsAt } from './event-table';
import type { StoredEvent } from './stored-event';
import type { Delivery } from './wire';

const LINK_TYPE = '$>';
const TARGET = /^(\d{1,19})@(.+)$/s;

const targetOf = (link: StoredEvent): { stream: string; revision: bigint } | undefined => {
  const match = link.type === LINK_TYPE ? TARGET.exec(link.data.toString('utf8')) : null;
  return match ? { revision: BigInt(match[1]!), stream: match[2]! } : undefined;
};

const name = ({ stream, revision }: { stream: string; revision: bigint }): string => `${revision}@${stream}`;

/** Each event, or the link with its target; a link whose target is gone stands alone. Not recursive. */
export const resolveLinks = async (pool: Pool, events: readonly StoredEvent[]): Promise<Delivery[]> => {
  const targets = events.map(targetOf);
  const wanted = targets.filter((target) => target !== undefined);
  const found = wanted.length === 0 ? [] : await readEventsAt(pool, wanted);
  const byName = new Map(found.map((event) => [name(event), event]));
  return events.map((event, index) => {
    const target = targets[index];
    if (target === undefined) return { event };
    const resolved = byName.get(name(target));
    return resolved === undefined ? { link: event } : { event: resolved, link: event };
  });
};
