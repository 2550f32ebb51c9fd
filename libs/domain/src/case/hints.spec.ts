import {
  beneficiaryDecider,
  evolve,
  hintsOf,
  initialCase,
  type Beneficiary,
  type Case,
  type CaseEvent,
  type Known,
} from '@lib/domain';
import { onDay, sentencesFor, type Said } from '../../fixtures/decided';
import { day, fact, submittedFact } from '../../fixtures/life-of-a-case';

const { after } = sentencesFor(beneficiaryDecider, 'beneficiaryId');
const said = (type: string, data: object = {}, on = 1): Said => ({ type, data, at: onDay(on) });
const book = (...commands: Said[]): Beneficiary =>
  after(said('RegisterBeneficiary', { kind: 'external', segment: 'family' }, 0), ...commands).standing
    .own as Beneficiary;
const grant = (data: object = {}) =>
  said('GrantMandate', { agentId: 'salim', mandateKind: 'power_of_attorney', ...data });

const bySalim = submittedFact({ applicantId: 'salim', beneficiaryId: 'fatimah' });
const signed = (mandate?: object) =>
  fact('ApplicantAttested', { signer: 'huda', capacity: mandate ? 'guardian' : 'self', mandate } as never, day(2));

const hints = (events: readonly CaseEvent[], books: Record<string, Beneficiary> = {}, now = onDay(2)) => {
  const state = events.reduce<Case>(evolve, initialCase) as Known;
  return hintsOf(state, new Map(Object.entries(books)), now).map(
    ({ code, personId, at }) => `${code} ${personId}${at === null ? '' : ` ${at}`}`,
  );
};

describe('What the officer is told of who acts for the beneficiary', () => {
  it('P1 P17 P23 each on its clause, with the person, and the mandate where one is meant', () => {
    const told = (events: readonly CaseEvent[], books: Record<string, Beneficiary>, now = onDay(2)) =>
      hintsOf(events.reduce<Case>(evolve, initialCase) as Known, new Map(Object.entries(books)), now);
    const until = onDay(40);
    const of = { personId: 'salim', mandateKind: 'power_of_attorney' };
    expect(told([bySalim], {})).toEqual([
      { code: 'mandate_not_registered', clause: 'P23', personId: 'salim', mandateKind: null, at: null },
    ]);
    expect(told([bySalim], { fatimah: book() })).toEqual([
      { code: 'mandate_not_registered', clause: 'P23', personId: 'salim', mandateKind: null, at: null },
    ]);
    expect(told([bySalim], { fatimah: book(grant({ until })) }, onDay(20))).toEqual([
      { code: 'mandate_ends_soon', clause: 'P23', ...of, at: until },
    ]);
    expect(told([bySalim], { fatimah: book(grant({ until })) }, onDay(41))).toEqual([
      { code: 'mandate_ended', clause: 'P23', ...of, at: until },
    ]);
    const quiet = said('SetContactPreferences', { doNotContact: true });
    const death = said('RecordDeath', { knownSince: onDay(1), knownFrom: 'family' });
    expect(told([submittedFact()], { fatimah: book(quiet) })).toEqual([
      { code: 'no_contact_wished', clause: 'P17', personId: 'fatimah', mandateKind: null, at: null },
    ]);
    expect(told([submittedFact()], { fatimah: book(death) })).toEqual([
      { code: 'person_deceased', clause: 'P1', personId: 'fatimah', mandateKind: null, at: onDay(1) },
    ]);
  });

  it('P23 of several mandates the one that lasts longest counts, and one without an end lasts for good', () => {
    const kinds = ['power_of_attorney', 'guardianship', 'custody'] as const;
    const held = (...untils: (number | undefined)[]) =>
      book(
        ...untils.map((end, index) =>
          grant({ mandateKind: kinds[index], ...(end === undefined ? {} : { until: onDay(end) }) }),
        ),
      );
    const on = (day: number, ...untils: (number | undefined)[]) =>
      hints([bySalim], { fatimah: held(...untils) }, onDay(day));
    for (const untils of [
      [30, 60, 90],
      [90, 60, 30],
      [60, 90, 30],
    ]) {
      expect(on(50, ...untils)).toEqual([]);
      expect(on(70, ...untils)).toEqual([`mandate_ends_soon salim ${onDay(90)}`]);
      expect(on(95, ...untils)).toEqual([`mandate_ended salim ${onDay(90)}`]);
    }
    for (const untils of [
      [30, undefined],
      [undefined, 30],
      [undefined, undefined],
    ])
      expect(on(95, ...untils)).toEqual([]);
  });

  it('P23 an applicant who signed is asked once, by the mandate that was signed by', () => {
    const signedBySalim = fact(
      'ApplicantAttested',
      { signer: 'salim', capacity: 'agent', mandate: { kind: 'guardianship' } } as never,
      day(2),
    );
    expect(hints([bySalim, signedBySalim])).toEqual(['mandate_not_registered salim']);
    expect(hints([bySalim, signedBySalim], { fatimah: book(grant()) })).toEqual(['mandate_not_registered salim']);
    expect(hints([bySalim, signedBySalim], { fatimah: book(grant({ mandateKind: 'guardianship' })) })).toEqual([]);
  });

  it('P23 nothing of one who asks for themselves', () => {
    expect(hints([submittedFact()])).toEqual([]);
    expect(hints([submittedFact(), signed()])).toEqual([]);
  });

  it('P23 an applicant, or who signed, without a mandate in the book of the beneficiary', () => {
    expect(hints([bySalim])).toEqual(['mandate_not_registered salim']);
    expect(hints([bySalim], { fatimah: book(grant()) })).toEqual([]);
    expect(hints([bySalim], { fatimah: book(grant({ scope: 'receiving' })) })).toEqual([
      'mandate_not_registered salim',
    ]);
    expect(hints([bySalim], { fatimah: book(grant({ agentId: 'huda' })) })).toEqual(['mandate_not_registered salim']);
    const both = [bySalim, signed({ kind: 'guardianship' })];
    expect(hints(both)).toEqual(['mandate_not_registered salim', 'mandate_not_registered huda']);
    const ofHuda = grant({ agentId: 'huda' });
    expect(hints(both, { fatimah: book(grant(), ofHuda) })).toEqual(['mandate_not_registered huda']);
    expect(hints(both, { fatimah: book(grant(), grant({ agentId: 'huda', mandateKind: 'guardianship' })) })).toEqual(
      [],
    );
  });

  it('P23 another applicant is asked by the mandate that he came with, and who signed before is forgotten', () => {
    const changed = fact('ApplicantChanged', { applicantId: 'salim', mandate: { kind: 'custody' } } as never, day(3));
    const events = [submittedFact(), signed({ kind: 'guardianship' }), changed];
    expect(hints(events, { fatimah: book(grant()) })).toEqual(['mandate_not_registered salim']);
    expect(hints(events, { fatimah: book(grant({ mandateKind: 'custody' })) })).toEqual([]);
  });

  it('P1 a mandate that has ended, by a word or by its day, and one that ends within thirty days', () => {
    const until = onDay(40);
    const limited = { fatimah: book(grant({ until })) };
    expect(hints([bySalim], limited, onDay(9))).toEqual([]);
    expect(hints([bySalim], limited, onDay(10))).toEqual([`mandate_ends_soon salim ${until}`]);
    expect(hints([bySalim], limited, until)).toEqual([`mandate_ended salim ${until}`]);
    const end = said('EndMandate', { agentId: 'salim', mandateKind: 'power_of_attorney' }, 5);
    expect(hints([bySalim], { fatimah: book(grant(), end) }, onDay(6))).toEqual([`mandate_ended salim ${onDay(5)}`]);
    const other = said('GrantMandate', { agentId: 'salim', mandateKind: 'guardianship' }, 6);
    expect(hints([bySalim], { fatimah: book(grant(), end, other) }, onDay(7))).toEqual([]);
  });

  it('P5 whose death is on record, or who wishes no contact; of a death nothing else', () => {
    const death = said('RecordDeath', { knownSince: onDay(1), knownFrom: 'family' });
    const quiet = said('SetContactPreferences', { doNotContact: true });
    expect(hints([bySalim], { fatimah: book(grant(), death) })).toEqual([`person_deceased fatimah ${onDay(1)}`]);
    expect(hints([bySalim], { fatimah: book(grant(), quiet), salim: book(death) })).toEqual([
      'no_contact_wished fatimah',
      `person_deceased salim ${onDay(1)}`,
    ]);
  });

  it('nothing of a case that has ended', () => {
    const withdrawn = fact('RequestWithdrawn', { reasonCode: 'changed_mind' }, day(4));
    expect(hints([bySalim, withdrawn])).toEqual([]);
  });
});
