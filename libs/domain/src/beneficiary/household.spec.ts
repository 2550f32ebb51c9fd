import { beneficiaryDecider, type Beneficiary } from '@lib/domain';
import { mainDocuments, onDay, sentencesFor, type Said } from '../../fixtures/decided';

const { after, refused } = sentencesFor(beneficiaryDecider, 'beneficiaryId');
const at = onDay(10);
const said = (type: string, data: object = {}, when = at): Said => ({ type, data, at: when });
const register = said('RegisterBeneficiary', { kind: 'external', segment: 'family', language: 'ar' }, onDay(0));
const own = (...commands: Said[]): Beneficiary => after(...commands).standing.own as Beneficiary;

/** What is said of one of several leaves the others as they are. */
describe('A household of several', () => {
  const first = said('AddDependant', { dependantId: 'child-1', relation: 'child', from: onDay(2) });
  const second = said('AddDependant', { dependantId: 'child-2', relation: 'child', from: onDay(3) });

  test('P1: one child leaves, and the other stays', () => {
    const leave = said('RemoveDependant', { dependantId: 'child-2', until: onDay(5) });
    expect(own(register, first, second, leave).dependants).toEqual([
      { dependantId: 'child-1', relation: 'child', from: onDay(2) },
      { dependantId: 'child-2', relation: 'child', from: onDay(3), until: onDay(5) },
    ]);
    const unknown = said('RemoveDependant', { dependantId: 'child-3' });
    expect(refused(register, first, second, unknown).code).toBe('dependant_unknown');
  });

  test('P1: a child that came back leaves again, and the first stay keeps its end', () => {
    const leave = (day: number) => said('RemoveDependant', { dependantId: 'child-1', until: onDay(day) });
    const back = said('AddDependant', { dependantId: 'child-1', relation: 'child', from: onDay(6) });
    expect(own(register, first, leave(4), back, leave(8)).dependants.map(({ from, until }) => [from, until])).toEqual([
      [onDay(2), onDay(4)],
      [onDay(6), onDay(8)],
    ]);
  });

  test('P1: nobody leaves before they came, nor in time to come; on the first day they may', () => {
    const leave = (until: string) => said('RemoveDependant', { dependantId: 'child-1', until });
    const range = { pointer: '/until', earliest: onDay(2), latest: at };
    for (const until of [onDay(1), onDay(11)])
      expect(refused(register, first, leave(until))).toEqual({ code: 'instant_out_of_range', details: range });
    for (const until of [onDay(2), at])
      expect(after(register, first, leave(until)).types).toEqual(['DependantRemoved']);
  });

  test('P1: nobody comes in time to come, nor into their own household', () => {
    const later = said('AddDependant', { dependantId: 'child-1', relation: 'child', from: onDay(11) });
    const range = { pointer: '/from', earliest: null, latest: at };
    expect(refused(register, later)).toEqual({ code: 'instant_out_of_range', details: range });
    const self = said('AddDependant', { dependantId: 'one', relation: 'child' });
    expect(refused(register, self)).toEqual({ code: 'same_person', details: { pointer: '/dependantId' } });
  });
});

describe('Several who act for a person', () => {
  const grant = (agentId: string, mandateKind: string, data: object = {}): Said =>
    said('GrantMandate', { agentId, mandateKind, ...data });
  const end = (agentId: string, mandateKind: string): Said => said('EndMandate', { agentId, mandateKind }, onDay(12));
  const aunt = grant('aunt', 'guardianship');
  const lawyer = grant('lawyer', 'power_of_attorney');
  const endsOf = (...commands: Said[]) =>
    own(...commands).mandates.map(({ agentId, mandateKind, endedAt }) => [agentId, mandateKind, endedAt]);

  test('P1: one mandate ends, by its holder and kind, and the others stand', () => {
    const attorney = grant('aunt', 'power_of_attorney');
    expect(endsOf(register, aunt, attorney, lawyer, end('aunt', 'power_of_attorney'))).toEqual([
      ['aunt', 'guardianship', undefined],
      ['aunt', 'power_of_attorney', onDay(12)],
      ['lawyer', 'power_of_attorney', undefined],
    ]);
    expect(refused(register, aunt, end('aunt', 'custody')).code).toBe('mandate_missing');
    expect(refused(register, aunt, end('lawyer', 'guardianship')).code).toBe('mandate_missing');
  });

  test('P1: one that was granted again can end again', () => {
    const again = { ...grant('aunt', 'guardianship'), at: onDay(13) };
    const endAgain = { ...end('aunt', 'guardianship'), at: onDay(14) };
    expect(endsOf(register, aunt, end('aunt', 'guardianship'), again, endAgain)).toEqual([
      ['aunt', 'guardianship', onDay(12)],
      ['aunt', 'guardianship', onDay(14)],
    ]);
  });

  test('P1: it reaches as far as it says, else to everything, and is recorded anew when that changes', () => {
    expect(own(register, lawyer).mandates[0]).toMatchObject({ scope: 'all' });
    const bounded = grant('lawyer', 'power_of_attorney', { scope: 'financial' });
    expect(after(register, lawyer, bounded).types).toEqual(['MandateGranted']);
    const onPaper = grant('lawyer', 'power_of_attorney', { basis: { document: 'power_of_attorney' } });
    expect(after(register, lawyer, onPaper).types).toEqual(['MandateGranted']);
    expect(after(register, onPaper).events[0]!.data).toMatchObject({ scope: 'all' });
  });

  test('P1: nobody acts for themselves, nor by a mandate that has ended', () => {
    const self = refused(register, grant('one', 'guardianship'));
    expect(self).toEqual({ code: 'same_person', details: { pointer: '/agentId' } });
    const over = refused(register, grant('aunt', 'power_of_attorney', { until: onDay(9) }));
    expect(over).toEqual({ code: 'mandate_missing', details: { until: onDay(9) } });
  });

  test('P1: a guardianship that has no age to end with ends when it says, and one who is of age today is grown', () => {
    const until = (data: object) => own(register, grant('aunt', 'guardianship', data)).mandates[0]!.until;
    expect(until({})).toBeUndefined();
    expect(until({ until: onDay(90) })).toBe(onDay(90));
    expect(until({ comesOfAgeAt: at })).toBeUndefined();
    expect(until({ comesOfAgeAt: onDay(11) })).toBe(onDay(11));
  });

  test('P1: a mandate ends on its day while another goes on, and each shows its own clock', () => {
    const short = grant('aunt', 'power_of_attorney', { until: onDay(60) });
    const long = grant('lawyer', 'power_of_attorney', { until: onDay(200) });
    const ring = said('PassTimelineStep', {}, onDay(61));
    expect(after(register, short, long, ring).types).toEqual(['MandateNeared', 'MandateLapsed']);
    const shown = own(register, short, long, ring);
    expect(shown.mandates.map(({ endedAt }) => endedAt)).toEqual([onDay(60), undefined]);
    expect(beneficiaryDecider.clocksOf(shown, mainDocuments)).toMatchObject([
      {
        ...{ clause: 'P1', startOf: 'MandateGranted', startedAt: at, target: onDay(60) },
        settled: { at: onDay(60), how: 'ended', of: 'MandateEnded' },
      },
      { clause: 'P1', startOf: 'MandateGranted', target: onDay(200), settled: null },
    ]);
  });

  test('P1: a death ends each mandate that stood, and only those; each keeps who held it', () => {
    const death = said('RecordDeath', { knownFrom: 'family', knownSince: onDay(1) }, onDay(20));
    expect(endsOf(register, aunt, lawyer, end('aunt', 'guardianship'), death)).toEqual([
      ['aunt', 'guardianship', onDay(12)],
      ['lawyer', 'power_of_attorney', onDay(20)],
    ]);
    const late = { ...grant('cousin', 'custody'), at: onDay(21) };
    expect(refused(register, death, late)).toEqual({
      code: 'person_deceased',
      details: { knownSince: onDay(1) },
    });
  });

  test('P1: what is personal may be that of whoever acts for them, and a stranger is named by their place', () => {
    const personal = [
      { subject: 'one', data: { name: 'نورة' } },
      { subject: 'lawyer', data: { name: 'بدر' } },
    ];
    const correct = said('CorrectBeneficiary', { personal });
    expect(after(register, lawyer, correct).types).toEqual(['BeneficiaryCorrected']);
    const stranger = { code: 'subject_unknown', details: { pointer: '/personal/1/subject' } };
    expect(refused(register, correct)).toEqual(stranger);
    expect(refused(said('RegisterBeneficiary', { kind: 'external', segment: 'family', personal }))).toEqual(stranger);
    expect(after({ ...register, data: { ...register.data, personal: [personal[0]] } }).types).toEqual([
      'BeneficiaryRegistered',
    ]);
  });
});

describe('Consents, wishes and decisions beside each other', () => {
  test('P1: a consent stands or falls for its own purpose', () => {
    const give = (purpose: string, when = at): Said => said('GiveConsent', { purpose }, when);
    const withdraw = (purpose: string, when = onDay(12)): Said => said('WithdrawConsent', { purpose }, when);
    expect(own(register, give('media'), give('research'), withdraw('research')).consents).toEqual([
      { purpose: 'media', givenAt: at },
      { purpose: 'research', givenAt: at, withdrawnAt: onDay(12) },
    ]);
    expect(after(register, give('media'), give('research')).types).toEqual(['ConsentGiven']);
    expect(after(register, give('media'), give('media')).types).toEqual([]);
    expect(after(register, give('media'), withdraw('media'), withdraw('media')).types).toEqual([]);
    expect(refused(register, give('media'), withdraw('research')).code).toBe('consent_unknown');
    const again = own(
      register,
      give('media'),
      withdraw('media'),
      give('media', onDay(13)),
      withdraw('media', onDay(14)),
    );
    expect(again.consents.map(({ withdrawnAt }) => withdrawnAt)).toEqual([onDay(12), onDay(14)]);
  });

  test('P17: a wish names a channel, with its medium where one is meant; the language is a wish too', () => {
    expect(own(register)).toMatchObject({ preferences: [], doNotContact: false, language: 'ar' });
    const letters = said('SetContactPreferences', { preferences: [{ channel: 'letter' }] });
    expect(own(register, letters).preferences).toEqual([{ channel: 'letter' }]);
    const english = said('SetContactPreferences', { language: 'en' });
    expect(own(register, english)).toMatchObject({ language: 'en', preferences: [] });
    expect(after(register, english, english).types).toEqual([]);
    expect(after(register, said('SetContactPreferences', { language: 'ar' })).types).toEqual([]);
    expect(own(register, english, letters).language).toBe('en');
    const words = said('SetContactPreferences', { personal: [{ subject: 'one', data: { note: 'بعد العصر' } }] });
    expect(after(register, words).types).toEqual(['ContactPreferencesSet']);
  });

  test('P1: a decision on one other person says nothing of the next, and is not made twice', () => {
    const match = (otherId: string): Said => said('MatchPersons', { otherId });
    const distinguish = (otherId: string): Said => said('DistinguishPersons', { otherId });
    expect(own(register, match('two'), match('three'), distinguish('three'))).toMatchObject({
      ...{ matched: ['two'], distinguished: ['three'] },
    });
    expect(after(register, distinguish('two'), distinguish('two')).types).toEqual([]);
    const self = refused(register, distinguish('one'));
    expect(self).toEqual({ code: 'same_person', details: { pointer: '/otherId' } });
  });

  test('P1: a death is not known before it is, and what never was is not taken back', () => {
    const early = said('RecordDeath', { knownFrom: 'family', knownSince: onDay(11) });
    const range = { pointer: '/knownSince', earliest: null, latest: at };
    expect(refused(register, early)).toEqual({ code: 'instant_out_of_range', details: range });
    expect(after(register, said('RetractDeath')).types).toEqual([]);
    expect(refused(said('RecordDeath', { knownFrom: 'family' })).code).toBe('case_unknown');
  });

  test('P4: a segment that the version does not list is named by its place, at the beginning and later', () => {
    const wrong = { kind: 'external', segment: 'made_up' };
    for (const story of [[said('RegisterBeneficiary', wrong)], [register, said('CorrectBeneficiary', wrong)]])
      expect(refused(...story)).toMatchObject({ code: 'code_unknown', details: { pointer: '/segment' } });
  });
});

describe('Each entry of a beneficiary', () => {
  test('P1, P4, P14, P17: names the clauses by which it is recorded', () => {
    const { BeneficiaryRegistered, BeneficiaryCorrected, ContactPreferencesSet, ...others } = beneficiaryDecider.events;
    for (const clauses of [BeneficiaryRegistered, BeneficiaryCorrected]) expect(clauses).toEqual(['P4', 'P14']);
    expect(ContactPreferencesSet).toEqual(['P17']);
    expect(Object.keys(others).length).toBeGreaterThanOrEqual(10);
    for (const clauses of Object.values(others)) expect(clauses).toEqual(['P1']);
  });
});
