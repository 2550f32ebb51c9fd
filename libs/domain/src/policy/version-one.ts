import type { Instant } from '../time/instant';
import type { PolicyVersion, TextName, PolicyText, Requirement, Window } from './document';
import { houseMembers, houseReasons, houseWindows } from './later-members';

const house = (length: string): { length: string; source: 'house' } => ({ length, source: 'house' });

const windows: PolicyVersion['windows'] = {
  preparation: window('P21', 'P10D'),
  information: window('P20', 'P14D'),
  clarification: window('P22', 'P3D'),
  answer: window('P26', 'P3D'),
  registration: window('P28', 'P14D'),
  service: window('P29', 'P30D'),
  ...houseWindows,
};

/** Known, and none required: version 1 of the policy names no requirement of its own (P28). */
const requirement = (code: string): Requirement => ({ code, required: false });
const requirements: PolicyVersion['requirements'] = {
  financial: ['bank_account_confirmed', 'undertaking_signed'].map(requirement),
  in_kind: ['delivery_address_confirmed', 'undertaking_signed'].map(requirement),
  education: ['enrolment_confirmed', 'undertaking_signed'].map(requirement),
  training: ['enrolment_confirmed', 'undertaking_signed'].map(requirement),
  housing: ['deed_or_lease_seen', 'undertaking_signed'].map(requirement),
  care: ['care_plan_agreed', 'undertaking_signed'].map(requirement),
  guidance: ['appointment_agreed'].map(requirement),
  other: ['undertaking_signed'].map(requirement),
};

const reasons: PolicyVersion['reasons'] = {
  ...houseReasons,
  accepted: ['need_established', 'criteria_met', 'priority_case', 'partial_need', 'renewal_justified', 'other'],
  rejected: [
    'criteria_not_met',
    'need_not_established',
    'income_above_limit',
    'outside_scope',
    'outside_area',
    'served_elsewhere',
    'already_served',
    'duplicate',
    'funds_exhausted',
    'information_insufficient',
    'data_found_untrue',
    'other',
  ],
  verification_failed: [
    'document_expired',
    'document_illegible',
    'document_not_accepted',
    'data_do_not_match',
    'source_unavailable',
    'verified_by_mistake',
    'other',
  ],
  information_again: ['expired_since', 'illegible', 'incomplete', 'circumstances_changed', 'found_to_differ', 'other'],
  information_cancelled: [
    'no_longer_needed',
    'judged_without',
    'found_elsewhere',
    'asked_by_mistake',
    'not_obtainable',
    'other',
  ],
  applicant_changed: ['deceased', 'came_of_age', 'mandate_ended', 'mandate_given', 'entered_in_error', 'other'],
  decision_retracted: ['slip_of_the_pen', 'new_facts', 'entered_in_error', 'interest_found', 'other'],
  early_answer_authorised: ['urgent_need', 'deadline_of_another_body', 'travel', 'other'],
  early_answer_reported: [
    'told_by_staff',
    'told_by_committee_member',
    'told_by_provider',
    'letter_sent_early',
    'other',
  ],
  answer_retracted: ['recorded_by_mistake', 'told_wrongly'],
  requirement_waived: ['not_applicable', 'met_otherwise', 'hardship', 'not_obtainable', 'other'],
  service_cancelled: [
    'declined',
    'deceased',
    'unreachable',
    'moved_away',
    'not_available',
    'data_found_untrue',
    'entered_in_error',
    'served_elsewhere',
    'other',
  ],
  withdrawn: ['no_longer_needed', 'served_elsewhere', 'changed_mind', 'moved_away', 'other'],
  discontinued: [
    'deceased',
    'unreachable',
    'not_supplied',
    'declined',
    'duplicate',
    'moved_away',
    'entered_in_error',
    'served_elsewhere',
    'other',
  ],
  assigned: ['turn', 'workload', 'absence', 'left', 'moved', 'interest_declared', 'expertise', 'other'],
  reopened: [
    'closed_by_mistake',
    'person_found',
    'service_to_be_redone',
    'new_facts',
    'dispute_upheld',
    'withdrawal_taken_back',
    'entered_in_error',
    'other',
  ],
};

/** House wording of P23, P24 and P26, in Arabic and English. */
const texts: Readonly<Record<TextName, readonly PolicyText[]>> = {
  attestation: text(
    'أُقرّ أنا الموقِّع أدناه، بصفتي طالب الدعم، بأنني اطّلعت على جميع البيانات والمستندات المقدَّمة في هذا الطلب، وأنها صحيحة ومطابقة للواقع، وأنني مسؤول مسؤوليةً مباشرة عن صحتها.',
    'I, the undersigned, as the support applicant, declare that I have looked through all data and documents given in this request, that they are true, and that I am directly responsible for their correctness.',
  ),
  notice: text(
    'نفيدكم بأن طلبكم سيُرفع إلى لجنة البحث لدراسته، وسيصلكم الرد بقبوله أو رفضه خلال مدة لا تقل عن أسبوعين من تاريخ رفعه إلى اللجنة. ويمكنكم السؤال عن أي جانب من الإجراءات في أي وقت.',
    'Your request will be raised to the research committee for study. You will be answered, accepted or rejected, within a period of not less than two weeks from its raising. You may ask about any part of the procedure at any time.',
  ),
  answerAccepted: text(
    'نفيدكم بأن لجنة البحث قررت قبول طلبكم رقم {reference} بتاريخ {hijri} الموافق {gregorian}، ونأمل استكمال إجراءات التسجيل لتُقدَّم لكم الخدمة.',
    'The research committee accepted your request {reference} on {hijri}, {gregorian}. Please complete registration so that the service can be provided.',
  ),
  answerAcceptedInPart: text('في حدود ما يلي: {granted}.', 'as follows: {granted}.'),
  answerRejected: text(
    'نفيدكم بأن لجنة البحث درست طلبكم رقم {reference}، وقررت بتاريخ {hijri} الموافق {gregorian} عدم قبوله، وذلك لما يلي: {reasons}. ولكم السؤال عن القرار أو الاعتراض عليه، كما أن تقييم الخدمة حق لكم.',
    'The research committee has studied your request {reference} and decided on {hijri}, {gregorian} not to accept it, for these reasons: {reasons}. You may ask about the decision or object to it, and rating the service is your right.',
  ),
};

/** Version 1 of `main`, as the board adopted it (P30); what the text does not say is marked `house`. */
export const versionOneOfMain = (effectiveFrom: Instant): PolicyVersion => ({
  policyId: 'main',
  version: 1,
  use: 'live',
  effectiveFrom,
  // guard P30
  basis: { meeting: 6, term: 1, hijriDate: '1445-05-13', date: '2023-11-27' },
  gates: ['data_verified', 'attested', 'noticed', 'information_complete'],
  reviewWindow: {
    from: 'raising',
    floor: { length: 'P14D', clause: 'P27', source: 'policy' },
    target: { length: 'P28D', source: 'house' },
    ceiling: null,
    earlyAnswer: false,
    basis: 'P27',
  },
  windows,
  warnAfterShare: 0.75,
  registrationFrom: 'answer',
  receivedAtMostBack: 'P30D',
  warning: { attempts: 3, channels: 2, wait: 'P30D', reasonCodes: ['unreachable', 'not_supplied'] },
  form: { required: [], requiredBySupport: {} },
  decision: { requires: ['reasons', 'granted', 'members'] },
  segments: ['family', 'student', 'teacher_researcher', 'orphan', 'widow_divorced', 'elderly', 'special_care', 'other'],
  support: ['financial', 'in_kind', 'education', 'training', 'housing', 'care', 'guidance', 'other'],
  urgency: ['normal', 'urgent'],
  topics: ['procedure', 'documents', 'eligibility', 'timing', 'decision', 'registration', 'service', 'rights', 'other'],
  attachmentKinds: [
    'statement',
    'medical_report',
    'contract',
    'deed',
    'lease',
    'invoice',
    'bank_statement',
    'salary_certificate',
    'enrolment_certificate',
    'court_document',
    'mandate',
    'letter',
    'photo',
    'form',
    'other',
  ],
  requirements,
  reasons,
  texts,
  ...houseMembers,
});

function window(clause: string, length: string): Window {
  return { clause, target: house(length) };
}

function text(ar: string, en: string): readonly PolicyText[] {
  return [{ version: 1, words: { ar, en } }];
}
