import { hasRole, type Actor } from '../actor';

/** An event with who recorded it, and on whose behalf. */
export type Handed = { type: string; data: object; actor: Actor; onBehalfOf?: string };

/** The members of an event that name somebody of ours who had a part in what happened. */
const naming = ['members', 'deliveredBy', 'providerId', 'verifier', 'by', 'concerns'] as const;

/**
 * Who had a hand in a case or an inquiry: whoever recorded something of it, or was named as having done it. Neither the
 * system, nor a service through which only people outside speak (the website), nor the importer of history.
 */
export const handsIn = (events: readonly Handed[]): readonly string[] =>
  unique(
    events.flatMap((event) => [
      ...(isHand(event.actor) ? [event.actor.id] : []),
      ...(event.onBehalfOf === undefined ? [] : [event.onBehalfOf]),
      ...namedIn(event),
    ]),
  );

/** The officers among them. */
export const officersIn = (events: readonly Handed[]): readonly string[] =>
  unique(events.flatMap(({ actor }) => (isHand(actor) && hasRole(actor, 'officer') ? [actor.id] : [])));

const isHand = (actor: Actor): boolean =>
  actor.kind === 'person' || (actor.kind === 'service' && actor.roles.some((role) => !outside.has(role)));
const outside: ReadonlySet<string> = new Set(['intake', 'importer']);

const namedIn = ({ type, data }: Handed): string[] => {
  const found = naming.flatMap((member) => (data as Record<string, unknown>)[member] ?? []);
  const to =
    type === 'CaseAssigned' || type === 'InquiryAssigned'
      ? (data as { to?: { actorId?: string } }).to?.actorId
      : undefined;
  return [...found, to].filter((id): id is string => typeof id === 'string');
};

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort();
