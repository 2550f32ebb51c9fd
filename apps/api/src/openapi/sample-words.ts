import type { InBothLanguages, Language } from '@lib/domain';

const id = (last: number): string => `018f2a4e-6c1b-7d30-9a51-4e8f0c2b7d${last}`;
const same = (text: string): InBothLanguages => ({ ar: text, en: text });

/** What stands in an example under a name; nobody is meant by it. */
const words: Readonly<Record<string, InBothLanguages>> = {
  // Ids
  id: same(id(10)),
  caseId: same(id(11)),
  aboutCaseId: same(id(11)),
  caseIds: same(id(11)),
  streamId: same(id(11)),
  applicantId: same(id(12)),
  beneficiaryId: same(id(12)),
  subject: same(id(12)),
  personId: same(id(12)),
  signer: same(id(12)),
  from: same(id(12)),
  inquiryId: same(id(13)),
  disputeId: same(id(14)),
  surveyId: same(id(15)),
  followUpId: same(id(16)),
  exportId: same(id(17)),
  notificationId: same(id(18)),
  requestId: same(id(19)),
  causationId: same(id(20)),
  correlationId: same(id(21)),
  dependantId: same(id(22)),
  agentId: same(id(23)),
  otherId: same(id(24)),
  ratedBy: same(id(12)),
  serviceId: same('allowance-1447-09'),
  informationId: same('salary-1'),
  clarificationId: same('clarification-1'),
  providerId: same('provider-3'),
  actorId: same('officer-7'),
  takenBy: same('supervisor-1'),
  requestedBy: same('auditor-1'),
  adoptedBy: same('board-1'),
  stoodAside: same('member-5'),
  members: same('member-1'),
  concerns: same('officer-7'),
  by: same('officer-7'),
  policyId: same('main'),
  calendarId: same('main'),
  // Codes of version 1
  segment: same('family'),
  requestedSupport: same('financial'),
  support: same('financial'),
  urgency: same('normal'),
  kind: same('lease'),
  topicCode: same('documents'),
  reasonCode: same('other'),
  reasonCodes: same('need_established'),
  requirement: same('bank_account_confirmed'),
  condition: same('monthly_report'),
  finding: same('need_met'),
  department: same('services'),
  ground: same('deceased'),
  aspects: same('courtesy'),
  askedAspects: same('courtesy'),
  gates: same('data_verified'),
  fields: same('income'),
  // Of clocks and events
  clause: same('P27'),
  clauses: same('P27'),
  stage: same('review'),
  waitsFor: same('committee'),
  dueClock: same('review'),
  start: same('review:0'),
  startOf: same('ReferredToResearch'),
  settledBy: same('DecisionNotified'),
  why: same('information'),
  type: same('ReferredToResearch'),
  endedAs: same('accepted'),
  role: same('officer'),
  roles: same('officer'),
  position: same('1A2b3C4d5E'),
  next: same('eyJhZnRlciI6MTB9'),
  length: same('P14D'),
  // Of paper
  dataHash: same('9f2c1d5e8a7b46309f2c1d5e8a7b46309f2c1d5e8a7b46309f2c1d5e8a7b4630'),
  sha256: same('5e8a7b46309f2c1d5e8a7b46309f2c1d5e8a7b46309f2c1d5e8a7b46309f2c1d'),
  mediaType: same('application/pdf'),
  fileName: same('mustafid-evidence-2026-03-15-018f2a4e.zip'),
  document: same('support-policy-guide'),
  version: same('3'),
  evidence: same('form-00231'),
  legalBasis: same('contract-1447-88'),
  basis: same('P27'),
  number: same('1447-00231'),
  reference: same('1447-00231'),
  externalReference: same('old-system-4711'),
  until: same('2026-12-31'),
  date: same('2026-03-15'),
  day: same('2026-03-15'),
  firstDay: same('2026-03-20'),
  lastDay: same('2026-03-23'),
  hijriDate: same('1447-09-26'),
  month: same('2026-03'),
  pointer: same('/channel'),
  code: same('normal'),
  // Sentences
  note: { ar: 'اعتُمد في الاجتماع السادس', en: 'Adopted at the sixth meeting' },
  detail: { ar: 'لا توكيل مسجلاً لمن قدّم الطلب', en: 'No mandate is on record for who submitted the request' },
  text: { ar: 'نفيدكم بأن طلبكم سيُرفع إلى لجنة البحث', en: 'Your request will be raised to the research committee' },
  html: { ar: '<p dir="rtl">نفيدكم بأن طلبكم سيُرفع</p>', en: '<p dir="ltr">Your request will be raised</p>' },
};

/** A text for the name that it stands under. */
export const wordFor = (name: string, language: Language): string => words[name]?.[language] ?? `${name || 'text'}-1`;

/** Personal data are whatever the form asks for; here a made-up family. */
export const dataOfPerson = (language: Language): object =>
  language === 'ar'
    ? { name: 'نورة (مثال)', story: 'انقطع دخل الأسرة منذ شهرين', household: 5 }
    : { name: 'Noura (an example)', story: 'The family has had no income for two months', household: 5 };

/** The bodies that usually bring something personal. */
export const personalIn: ReadonlySet<string> = new Set([
  ...['SubmitRequestBody', 'SupplyInformationBody', 'CorrectDataBody', 'RegisterBeneficiaryBody', 'AddDependantBody'],
  ...['AskClarificationBody', 'GiveClarificationBody', 'ReceiveInquiryBody', 'AnswerInquiryBody', 'OpenDisputeBody'],
]);

const draft = {
  version: 2,
  effectiveFrom: '2026-06-01T00:00:00+03:00',
  basis: { meeting: 9, term: 1, hijriDate: '1447-11-10', date: '2026-04-27' },
  reviewWindow: {
    floor: { length: 'P14D', clause: 'P27', source: 'policy' },
    target: { length: 'P21D', source: 'house' },
  },
};
const amendment = {
  version: 2,
  holidays: [{ code: 'eid_al_fitr', hijriYear: 1447, from: '2026-03-20', to: '2026-03-23', certainty: 'announced' }],
};

/** Shapes of which nobody sends all: one member excludes another, or the rest stays as it was. */
const examples: Readonly<Record<string, object>> = {
  AssigneePart: { role: 'researcher' },
  HandlerPart: { role: 'supervisor' },
  AdoptPolicyBody: draft,
  AdoptCalendarBody: amendment,
  SimulatePolicyBody: { policy: draft, from: '2025-01-01', to: '2025-12-31' },
  RateServiceBody: { overall: 4, aspects: { courtesy: 5, time: 3 }, channel: 'phone' },
  RequestExportBody: { what: 'cases', format: 'xlsx', language: 'ar', filters: { stage: 'review' } },
};

export const written = (schemaName: string): object | undefined => examples[schemaName];
