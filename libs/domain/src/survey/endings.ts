import type { Instant } from '../time/instant';
import type { EndedAs, WithholdingGround } from './events';
import type { Handed } from './hands';

/** An event with its place in its stream and who recorded it. */
export type HandedEvent = Handed & { revision: number };

export type Ending = { revision: number; at: Instant; as: EndedAs };

type Told = { type: string; data: object };

const endingTypes: Readonly<Record<string, EndedAs>> = {
  CaseClosed: 'closed',
  RequestWithdrawn: 'withdrawn',
  RequestDiscontinued: 'discontinued',
  InquiryAnswered: 'answered',
};

/** They answer an inquiry where the person was told with them. */
const rulings: ReadonlySet<string> = new Set([
  'SuggestionAccepted',
  'SuggestionDeclined',
  'ObstacleRemoved',
  'ObstacleAccepted',
]);

const reopening: ReadonlySet<string> = new Set(['CaseReopened', 'InquiryReopened']);

/** Every type that ends a case or answers an inquiry, or takes that back. */
export const endingEventTypes: ReadonlySet<string> = new Set([...Object.keys(endingTypes), ...rulings, ...reopening]);

/** Whether an event ends a case or answers an inquiry, and as what. */
export const endingBy = ({ type, data }: Told): EndedAs | undefined => {
  if (rulings.has(type)) return (data as { channel?: string }).channel === undefined ? undefined : 'answered';
  return Object.hasOwn(endingTypes, type) ? endingTypes[type] : undefined;
};

export const reopens = ({ type }: Told): boolean => reopening.has(type);

/** The ending that stands; undefined while it is open. A withdrawn case that is then closed has ended once. */
export const endingOf = (events: readonly (Told & { revision: number })[]): Ending | undefined =>
  events.reduce<Ending | undefined>((before, event) => {
    if (reopens(event)) return undefined;
    const as = endingBy(event);
    return before ?? (as && { revision: event.revision, as, at: (event.data as { occurredAt: Instant }).occurredAt });
  }, undefined);

/** Why the beneficiary of a case is not asked, as far as the case itself knows. */
export const groundOf = (events: readonly Told[]): WithholdingGround | undefined =>
  events.reduce<WithholdingGround | undefined>((before, event) => {
    if (reopens(event)) return undefined;
    const { reasonCode } = event.data as { reasonCode?: string };
    if (event.type === 'ServiceCancelled' && reasonCode === 'deceased') return 'deceased';
    return event.type === 'RequestDiscontinued' ? (groundOfReason(reasonCode) ?? before) : before;
  }, undefined);

const groundOfReason = (reasonCode: string | undefined): WithholdingGround | undefined =>
  reasonCode === 'deceased' || reasonCode === 'duplicate' || reasonCode === 'entered_in_error' ? reasonCode : undefined;
