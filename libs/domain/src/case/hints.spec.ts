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
