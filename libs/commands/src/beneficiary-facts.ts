import {
  dayOfHijri,
  deciderOf,
  evolveStanding,
  nothingYet,
  silenceFor,
  type AggregateEvent,
  type Beneficiary,
  type Standing,
} from '@lib/domain';
import type { EventStore, PersonalPart } from '@lib/event-store';
import type { FactsOf } from './decided.aggregate';
import { identityHashesOf } from './identity-hashes';

const marked: ReadonlySet<string> = new Set(['RegisterBeneficiary', 'CorrectBeneficiary', 'AddDependant']);

/** What the rules of a beneficiary may know of what is sealed: keyed hashes, and when a minor comes of age. */
export const beneficiaryFacts =
  (store: Pick<EventStore, 'load'>, secret: string): FactsOf =>
  async ({ type, data }) => {
    const personal = data['personal'] as readonly PersonalPart[] | undefined;
    if (marked.has(type)) return { identityHashes: identityHashesOf(secret, personal) };
    if (type !== 'GrantMandate') return {};
    const beneficiaryId = String(data['beneficiaryId']);
    const { events } = await store.load(`beneficiary-${beneficiaryId}`);
    const parts = [...events.map((event) => event.data.personal as readonly PersonalPart[] | undefined), personal];
    const born = parts.map((part) => birthIn(part, beneficiaryId)).findLast((found) => found !== undefined);
    return { comesOfAgeAt: born && comesOfAgeAt(born) };
  };

const day = /^(\d{4})-(\d{2})-(\d{2})$/;

const birthIn = (personal: readonly PersonalPart[] | undefined, subject: string): RegExpExecArray | undefined => {
  const born = personal?.find((part) => part.subject === subject)?.data['birth_date'];
  return (typeof born === 'string' && day.exec(born)) || undefined;
};

/**
 * The first moment of the eighteenth birthday in Riyadh, counted in the Gregorian calendar, also of a birth date that
 * was given in that of Umm al-Qura; undefined for a date that there is not.
 */
const comesOfAgeAt = (given: RegExpExecArray): string | undefined => {
  const [year, month, day] = Number(given[1]) < FIRST_GREGORIAN_YEAR ? gregorian(given) : numbersIn(given[0]);
  if (year === undefined || month === undefined) return undefined;
  return new Date(Date.UTC(year + 18, month - 1, day, -3)).toISOString();
};
const FIRST_GREGORIAN_YEAR = 1700;

const numbersIn = (date: string): number[] => date.split('-').map(Number);

const gregorian = ([, year, month, day]: RegExpExecArray): number[] => {
  try {
    return numbersIn(dayOfHijri({ year: Number(year), month: Number(month), day: Number(day) }));
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
};

/**
 * What a person's own book says, and why they are not to be approached; nothing where there is none. Where `knownAt` is
 * given, what it said then.
 */
export const beneficiaryIn = async (
  store: Pick<EventStore, 'load'>,
  beneficiaryId: string,
  knownAt?: string,
): Promise<{ book: Beneficiary | undefined; silence: ReturnType<typeof silenceFor> }> => {
  const { events } = await store.load(`beneficiary-${beneficiaryId}`);
  const known = knownAt === undefined ? events : events.filter(({ metadata }) => metadata.recordedAt <= knownAt);
  const { own: book } = known.reduce<Standing<Beneficiary>>(
    (before, event) => evolveStanding(deciderOf('beneficiary')!, before, event as unknown as AggregateEvent),
    nothingYet,
  );
  return { book, silence: book && silenceFor(book) };
};

/** P13: why this person is not asked to rate. */
export const silenceOf =
  (store: Pick<EventStore, 'load'>) =>
  async (beneficiaryId: string): Promise<ReturnType<typeof silenceFor>> =>
    (await beneficiaryIn(store, beneficiaryId)).silence;
