import { beneficiaryDecider, silenceFor, type Beneficiary } from '@lib/domain';
import { onDay, sentencesFor, type Said } from '../../fixtures/decided';

const { after, refused } = sentencesFor(beneficiaryDecider, 'beneficiaryId');
const at = onDay(1);
const said = (type: string, data: object = {}, when = at): Said => ({ type, data, at: when });
const register = said('RegisterBeneficiary', { kind: 'external', segment: 'family', language: 'ar' }, onDay(0));
const own = (...commands: Said[]): Beneficiary => after(...commands).standing.own as Beneficiary;

describe('A beneficiary', () => {
  test('P14, P4: is registered once, with kind and segment of the version', () => {
    expect(after(register).events[0]!.data).toMatchObject({ kind: 'external', segment: 'family', policyId: 'main' });
    expect(refused(register, register).code).toBe('already_registered');
    expect(refused(said('RegisterBeneficiary', { kind: 'internal', segment: 'made_up' })).code).toBe('code_unknown');
  });

  test('P14, P4: is corrected, and not where nothing changes', () => {
    const correct = said('CorrectBeneficiary', { kind: 'internal', segment: 'orphan' });
    expect(own(register, correct)).toMatchObject({ kind: 'internal', segment: 'orphan' });
    expect(after(register, correct, correct).types).toEqual([]);
  });

  test('P1: what is personal has a subject that the book knows', () => {
    const personal = [{ subject: 'child-1', data: { name: 'سارة' } }];
    expect(refused(register, said('CorrectBeneficiary', { personal })).code).toBe('subject_unknown');
    const add = said('AddDependant', { dependantId: 'child-1', relation: 'child', personal });
    expect(after(register, add).types).toEqual(['DependantAdded']);
    expect(after(register, add, said('CorrectBeneficiary', { personal })).types).toEqual(['BeneficiaryCorrected']);
  });

  test('P1: a dependant belongs to the household from when to when, and can come back', () => {
    const add = said('AddDependant', { dependantId: 'child-1', relation: 'child' });
    const remove = said('RemoveDependant', { dependantId: 'child-1' }, onDay(2));
    expect(after(register, add, add).types).toEqual([]);
    expect(own(register, add, remove).dependants).toEqual([
      { dependantId: 'child-1', relation: 'child', from: at, until: onDay(2) },
    ]);
    expect(after(register, add, remove, remove).types).toEqual([]);
    expect(after(register, add, remove, { ...add, at: onDay(3) }).types).toEqual(['DependantAdded']);
    expect(refused(register, remove).code).toBe('dependant_unknown');
    expect(refused(register, said('AddDependant', { dependantId: 'one', relation: 'child' })).code).toBe('same_person');
  });

  test("P1: a minor's custody or guardianship ends when they come of age, a power of attorney when it says", () => {
    const mandate = (mandateKind: string, data: object = {}): Said =>
      said('GrantMandate', { agentId: 'aunt', mandateKind, comesOfAgeAt: onDay(50), ...data });
    const untilOf = (given: Said) => own(register, given).mandates[0]!.until;
    expect(untilOf(mandate('custody'))).toBe(onDay(50));
    expect(untilOf(mandate('guardianship', { until: onDay(90) }))).toBe(onDay(50));
    expect(untilOf(mandate('guardianship', { until: onDay(9) }))).toBe(onDay(9));
    expect(untilOf(mandate('power_of_attorney', { until: onDay(90) }))).toBe(onDay(90));
    expect(untilOf(mandate('guardianship', { comesOfAgeAt: onDay(-900) }))).toBeUndefined();
    expect(refused(register, mandate('custody', { comesOfAgeAt: onDay(-900) })).code).toBe('mandate_missing');
    expect(refused(register, mandate('power_of_attorney', { until: at })).code).toBe('mandate_missing');
  });

  test('P1: a mandate ends once; one that never was cannot', () => {
    const grant = said('GrantMandate', { agentId: 'aunt', mandateKind: 'guardianship' });
    const end = said('EndMandate', { agentId: 'aunt', mandateKind: 'guardianship' }, onDay(2));
    expect(own(register, grant, end).mandates[0]).toMatchObject({ endedAt: onDay(2) });
    expect(after(register, grant, grant).types).toEqual([]);
    expect(after(register, grant, end, end).types).toEqual([]);
    expect(refused(register, end).code).toBe('mandate_missing');
  });

  test('P1: the end of a mandate is announced a month before, and recorded on its day; not after a death', () => {
    const grant = said('GrantMandate', { agentId: 'aunt', mandateKind: 'power_of_attorney', until: onDay(90) });
    const ring = (day: number): Said => said('PassTimelineStep', {}, onDay(day));
    expect(after(register, grant, ring(59)).types).toEqual([]);
    expect(after(register, grant, ring(60)).types).toEqual(['MandateNeared']);
    expect(own(register, grant, ring(60)).mandates[0]).toMatchObject({ neared: true, until: onDay(90) });
    expect(after(register, grant, ring(60), ring(91)).types).toEqual(['MandateLapsed']);
    expect(own(register, grant, ring(91)).mandates[0]).toMatchObject({ endedAt: onDay(90) });
    expect(after(register, grant, ring(91), ring(92)).types).toEqual([]);
    const end = said('EndMandate', { agentId: 'aunt', mandateKind: 'power_of_attorney' }, onDay(2));
    const death = said('RecordDeath', { knownFrom: 'family' }, onDay(2));
    for (const stop of [end, death]) expect(after(register, grant, stop, ring(91)).types).toEqual([]);
    const back = said('RetractDeath', {}, onDay(3));
    expect(after(register, grant, death, back, ring(91)).types).toEqual([]);
    expect(after(register, grant, death, back, { ...grant, at: onDay(4) }).types).toEqual(['MandateGranted']);
    const short = { ...grant, data: { ...grant.data, until: onDay(5) } };
    expect(after(register, short, ring(9)).types).toEqual(['MandateLapsed']);
    const longer = { ...grant, data: { ...grant.data, until: onDay(200) }, at: onDay(3) };
    expect(after(register, grant, longer, ring(100)).types).toEqual([]);
  });

  test('P17: the channels that the person wishes, and that they wish none', () => {
    const wish = said('SetContactPreferences', { preferences: [{ channel: 'phone', medium: 'call' }] });
    expect(after(register, wish).events[0]!.data).toMatchObject({
      preferences: [{ channel: 'phone', medium: 'call' }],
    });
    expect(after(register, wish, wish).types).toEqual([]);
    expect(silenceFor(own(register, wish))).toBeUndefined();
    expect(silenceFor(own(register, said('SetContactPreferences', { doNotContact: true })))).toBe('no_contact_wished');
  });

  test('P1: consent is given for a purpose and can be withdrawn, and given again', () => {
    const give = said('GiveConsent', { purpose: 'media' });
    const withdraw = said('WithdrawConsent', { purpose: 'media' }, onDay(2));
    expect(own(register, give, withdraw).consents).toEqual([{ purpose: 'media', givenAt: at, withdrawnAt: onDay(2) }]);
    expect(after(register, give, withdraw, { ...give, at: onDay(3) }).types).toEqual(['ConsentGiven']);
    expect(refused(register, withdraw).code).toBe('consent_unknown');
  });

  test('P1: a death is known since when and from whom, silences everything, and can be taken back', () => {
    const death = said('RecordDeath', { knownFrom: 'family', knownSince: onDay(0) });
    expect(own(register, death).death).toEqual({ knownFrom: 'family', knownSince: onDay(0) });
    expect(silenceFor(own(register, death))).toBe('deceased');
    expect(after(register, death, death).types).toEqual([]);
    expect(refused(register, death, said('GiveConsent', { purpose: 'media' })).code).toBe('person_deceased');
    expect(refused(register, said('RecordDeath', { knownFrom: 'family', knownSince: onDay(9) })).code).toBe(
      'instant_out_of_range',
    );
    expect(own(register, death, said('RetractDeath')).death).toBeUndefined();
  });

  test('P1: that two records are one person is decided, and undone by the opposite decision', () => {
    const match = said('MatchPersons', { otherId: 'person-2' });
    const distinguish = said('DistinguishPersons', { otherId: 'person-2' });
    expect(own(register, match)).toMatchObject({ matched: ['person-2'], distinguished: [] });
    expect(own(register, match, distinguish)).toMatchObject({ matched: [], distinguished: ['person-2'] });
    expect(own(register, match, distinguish, match)).toMatchObject({ matched: ['person-2'], distinguished: [] });
    expect(after(register, match, match).types).toEqual([]);
    expect(refused(register, said('MatchPersons', { otherId: 'one' })).code).toBe('same_person');
  });
});
