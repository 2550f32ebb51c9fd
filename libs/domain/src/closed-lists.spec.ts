import * as domain from '@lib/domain';

/** Names and codes that programs outside were promised: adding is free, changing is not. */
const promised: Record<string, string> = {
  roles: 'intake officer researcher committee provider supervisor auditor board privacy importer operator system',
  channels: 'interview phone social_media letter assistance_request volunteering website',
  origins: 'own_request proxy outreach',
  serviceModes: 'at_association remote at_beneficiary',
  beneficiaryKinds: 'external internal',
  media: 'in_person call sms mail messenger post web',
  toldTos: 'beneficiary applicant guardian agent',
  relations: 'renewal after_rejection need_found duplicate_of',
  matchSources: 'original government_service certified_copy',
  informationSources: 'applicant third_party',
  attestationMethods: 'signature fingerprint one_time_code national_sign_in',
  capacities: 'self guardian agent',
  mandateKinds: 'power_of_attorney guardianship custody',
  outcomes: 'accepted rejected',
  recommendations: 'accept reject none',
  requirementStates: 'met waived',
  extents: 'whole part',
  confirmations: 'confirmed not_confirmed no_reply',
  contactPurposes: 'information registration service',
  reopenings: 'as_it_was new_round',
  languages: 'ar en',
  inquiryKinds: 'inquiry dispute',
  stages:
    'preparation verification_failed ready review decided answered registration service closed withdrawn discontinued',
  loops: 'information clarification inquiry dispute',
  clockStates: 'not_yet_answerable running due_soon late breached paused met met_late ended',
  uses: 'live historical demonstration',
  gates: 'data_verified attested noticed information_complete need_assessed',
  decisionParts: 'reasons granted members',
  reviewOutcomes: 'kept to_be_amended',
  exportKinds: 'cases events evidence',
  exportFormats: 'json_lines csv xlsx zip',
  exportStatuses: 'waiting ready failed expired',
  exportFailures: 'too_many_rows given_up no_printer',
  notificationChannels: 'mail webhook letter',
  notificationGrounds: 'deceased no_contact_wished',
  deliveryFailures: 'refused greylisted timeout unreachable no_address rejected effects_off',
  aboutKinds: 'case inquiry dispute beneficiary survey followup policy notification',
};

describe('The lists that no policy version changes', () => {
  it.each(Object.entries(promised))('P4, P6, P10, P14, P17, P26: %s', (name, codes) => {
    expect((domain as unknown as Record<string, readonly string[]>)[name]).toEqual(codes.split(' '));
  });

  it('P17: a contact comes over one of exactly seven channels', () => {
    expect(domain.channels).toHaveLength(7);
  });

  it('P5: every promised clock has a name, and one for a mandate', () => {
    const clocks =
      'preparation information clarification review answer registration service follow_up survey inquiry dispute mandate policy_review subject_request breach';
    expect(domain.clockNames).toEqual(clocks.split(' '));
  });

  it('a stream is found by its category and its id, whatever dashes an id has', () => {
    const paths = Object.entries(domain.categories).map(
      ([category, { path, idName }]) => `${category} ${path} ${idName}`,
    );
    expect(paths).toEqual([
      'case cases caseId',
      'inquiry inquiries inquiryId',
      'dispute disputes disputeId',
      'beneficiary beneficiaries beneficiaryId',
      'survey surveys surveyId',
      'followup follow-ups followUpId',
      'notification notifications notificationId',
      'export exports exportId',
      'calendar calendars calendarId',
      'policy policies policyId',
      'register registers hijriYear',
    ]);
    expect(domain.streamParts('case-0b8f2a54-6f0e')).toEqual({ category: 'case', id: '0b8f2a54-6f0e' });
    for (const none of ['', 'case', '-case', 'toString-1', 'ops-1', '$ce-case'])
      expect(domain.streamParts(none)).toBeUndefined();
  });

  it('P1: only the timers are the system, and a role counts among several', () => {
    expect(domain.systemActor).toEqual({ id: 'system', kind: 'system', roles: ['system'] });
    const both = { id: 'a', kind: 'person', roles: ['officer', 'provider'] } as const;
    expect(domain.hasRole(both, 'provider')).toBe(true);
    expect(domain.hasRole(both, 'board', 'officer')).toBe(true);
    expect(domain.hasRole(both, 'board')).toBe(false);
  });

  it('a decider is found by the name of its category, and by no other', () => {
    expect(domain.deciderOf('inquiry')).toBe(domain.inquiryDecider);
    for (const none of ['case', 'register', 'toString']) expect(domain.deciderOf(none)).toBeUndefined();
    expect(domain.decidedEventTypes).toEqual(expect.arrayContaining(['InquiryReceived', 'InquiryTargetMissed']));
  });

  it('a refusal says its code, its clause and what its sentence speaks of', () => {
    const refused = new domain.Refused('answer_before_floor', 'P27', { earliest: 'soon' });
    expect([refused.name, refused.message, refused.code]).toEqual([
      'Refused',
      'answer_before_floor',
      'answer_before_floor',
    ]);
    expect(refused).toMatchObject({ clause: 'P27', details: { earliest: 'soon' } });
  });
});
