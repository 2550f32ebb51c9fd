import type { Actor } from '@lib/domain';
import type { Recorded } from '@lib/event-store';

/** P15: by the entry that begins an inquiry; the person complained of neither handles nor reads it. */
export const isComplainedOf = (first: Recorded | undefined, actor: Pick<Actor, 'id'>): boolean =>
  first?.data.concerns !== undefined && first.data.concerns === actor.id;

/** What a case's own book says of a complaint is left out for the person complained of. `firstOf` reads what begins an inquiry. */
export const withoutComplaintsOf = async (
  actor: Pick<Actor, 'id'>,
  events: readonly Recorded[],
  firstOf: (inquiryId: string) => Promise<Recorded | undefined>,
): Promise<readonly Recorded[]> => {
  // An entry whose inquiry has not begun names nobody yet, and is shown.
  const ids = [...new Set(events.flatMap((event) => entryOf(event) ?? []))];
  const firsts = await Promise.all(ids.map(firstOf));
  const kept = new Set(ids.filter((_, index) => isComplainedOf(firsts[index], actor)));
  if (kept.size === 0) return events;
  return events.filter((event) => !kept.has(entryOf(event) ?? ''));
};

/** The inquiry that an entry in a case's book speaks of. */
const entryOf = ({ type, data }: Recorded): string | undefined =>
  (type === 'InquiryOpened' || type === 'InquirySettled') && data.kind === 'inquiry'
    ? (data.inquiryId as string)
    : undefined;
