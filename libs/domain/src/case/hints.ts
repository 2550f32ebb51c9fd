import { announcedFrom } from '../beneficiary/mandate-clocks';
import type { Beneficiary, HeldMandate } from '../beneficiary/state';
import type { MandateKind } from '../closed-lists';
import { isOver, type Instant } from '../time/instant';
import type { Known } from './state';

/** What the officer is told of the people of an open case. A hint refuses nothing. */
export const caseHintCodes = [
  'mandate_not_registered',
  'mandate_ended',
  'mandate_ends_soon',
  'person_deceased',
  'no_contact_wished',
] as const;
export type CaseHintCode = (typeof caseHintCodes)[number];

/** `at`: when the mandate ended or ends, since when the death is known. */
export type CaseHint = {
  code: CaseHintCode;
  clause: string;
  personId: string;
  mandateKind: MandateKind | null;
  at: Instant | null;
};

/** Who acts for the beneficiary in a case, and by what right, where the case says it. */
type Acting = { personId: string; mandateKind?: MandateKind | undefined };

/** The people's own books, by id; a person without one is not in it. */
export type Books = ReadonlyMap<string, Beneficiary>;

/** The applicant, where that is not the beneficiary, and who signed for them last. */
const actingIn = ({ beneficiaryId, applicantId, applicantMandate, signer }: Known): readonly Acting[] => {
  const applicant = { personId: applicantId, mandateKind: applicantMandate };
  const all = signer === undefined || signer.personId === applicantId ? [signer ?? applicant] : [applicant, signer];
  return all.filter(({ personId }) => personId !== beneficiaryId);
};

/** Each person whose book bears on the hints. */
export const peopleOf = (state: Known): readonly string[] => [
  state.beneficiaryId,
  ...actingIn(state).map(({ personId }) => personId),
];

/** P1, P23: none of a case that has ended; a death ends every mandate, and is told alone. */
export const hintsOf = (state: Known, books: Books, now: Instant): readonly CaseHint[] => {
  if (state.ended) return [];
  const book = books.get(state.beneficiaryId);
  const ofPeople = peopleOf(state).flatMap((personId) => hintsOfPerson(personId, books.get(personId)));
  return book?.death ? ofPeople : [...actingIn(state).flatMap((one) => hintsOfMandate(one, book, now)), ...ofPeople];
};

const hintsOfPerson = (personId: string, book: Beneficiary | undefined): readonly CaseHint[] => {
  if (book?.death) return [hint('person_deceased', 'P1', { personId, at: book.death.knownSince })];
  return book?.doNotContact ? [hint('no_contact_wished', 'P17', { personId })] : [];
};

const hintsOfMandate = (acting: Acting, book: Beneficiary | undefined, now: Instant): readonly CaseHint[] => {
  const held = (book?.mandates ?? []).filter((mandate) => covers(mandate, acting));
  const last = held.toSorted(byEnd).at(-1);
  if (!last) return [hint('mandate_not_registered', 'P23', acting)];
  const at = endOf(last);
  const found = { personId: acting.personId, mandateKind: last.mandateKind, at };
  if (at === undefined) return [];
  if (isOver(at, now)) return [hint('mandate_ended', 'P23', found)];
  return announcedFrom(at) <= now ? [hint('mandate_ends_soon', 'P23', found)] : [];
};

const hint = (
  code: CaseHintCode,
  clause: string,
  { personId, mandateKind, at }: Acting & { at?: Instant },
): CaseHint => ({ code, clause, personId, mandateKind: mandateKind ?? null, at: at ?? null });

/** One for receiving only covers no request. */
const covers = ({ agentId, mandateKind, scope }: HeldMandate, acting: Acting): boolean =>
  agentId === acting.personId &&
  scope !== 'receiving' &&
  (acting.mandateKind === undefined || acting.mandateKind === mandateKind);

const endOf = ({ endedAt, until }: HeldMandate): Instant | undefined => endedAt ?? until;

/** The one that lasts longest comes last; one without an end lasts for good. */
const byEnd = (one: HeldMandate, other: HeldMandate): number => {
  const [first, second] = [endOf(one) ?? '~', endOf(other) ?? '~'];
  return first < second ? -1 : first > second ? 1 : 0;
};
