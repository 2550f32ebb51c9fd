/** The lists that no policy version changes. */

/** P17: exactly these seven. */
export const channels = [
  'interview',
  'phone',
  'social_media',
  'letter',
  'assistance_request',
  'volunteering',
  'website',
] as const;
export type Channel = (typeof channels)[number];

/** P6. */
export const origins = ['own_request', 'proxy', 'outreach'] as const;
export type Origin = (typeof origins)[number];

/** P10. */
export const serviceModes = ['at_association', 'remote', 'at_beneficiary'] as const;
export type ServiceMode = (typeof serviceModes)[number];

/** P14. */
export const beneficiaryKinds = ['external', 'internal'] as const;
export type BeneficiaryKind = (typeof beneficiaryKinds)[number];

export const media = ['in_person', 'call', 'sms', 'mail', 'messenger', 'post', 'web'] as const;
export type Medium = (typeof media)[number];

export const toldTos = ['beneficiary', 'applicant', 'guardian', 'agent'] as const;
export type ToldTo = (typeof toldTos)[number];

export const relations = ['renewal', 'after_rejection', 'need_found', 'duplicate_of'] as const;
export type Relation = (typeof relations)[number];

export const matchSources = ['original', 'government_service', 'certified_copy'] as const;
export type MatchSource = (typeof matchSources)[number];

export const informationSources = ['applicant', 'third_party'] as const;
export type InformationSource = (typeof informationSources)[number];

export const attestationMethods = ['signature', 'fingerprint', 'one_time_code', 'national_sign_in'] as const;
export type AttestationMethod = (typeof attestationMethods)[number];

export const capacities = ['self', 'guardian', 'agent'] as const;
export type Capacity = (typeof capacities)[number];

export const mandateKinds = ['power_of_attorney', 'guardianship', 'custody'] as const;
export type MandateKind = (typeof mandateKinds)[number];

/** P26: no third one. */
export const outcomes = ['accepted', 'rejected'] as const;
export type Outcome = (typeof outcomes)[number];

export const recommendations = ['accept', 'reject', 'none'] as const;
export type Recommendation = (typeof recommendations)[number];

export const requirementStates = ['met', 'waived'] as const;
export type RequirementState = (typeof requirementStates)[number];

export const extents = ['whole', 'part'] as const;
export type Extent = (typeof extents)[number];

export const confirmations = ['confirmed', 'not_confirmed', 'no_reply'] as const;
export type Confirmation = (typeof confirmations)[number];

export const contactPurposes = ['information', 'registration', 'service'] as const;
export type ContactPurpose = (typeof contactPurposes)[number];

export const reopenings = ['as_it_was', 'new_round'] as const;
export type Reopening = (typeof reopenings)[number];

export const languages = ['ar', 'en'] as const;
export type Language = (typeof languages)[number];

export const inquiryKinds = ['inquiry', 'dispute'] as const;
export type InquiryKind = (typeof inquiryKinds)[number];

export const stages = [
  'preparation',
  'verification_failed',
  'ready',
  'review',
  'decided',
  'answered',
  'registration',
  'service',
  'closed',
  'withdrawn',
  'discontinued',
] as const;
export type Stage = (typeof stages)[number];

export const loops = ['information', 'clarification', 'inquiry', 'dispute'] as const;
export type Loop = (typeof loops)[number];

export const clockNames = [
  'preparation',
  'information',
  'clarification',
  'review',
  'answer',
  'registration',
  'service',
  'follow_up',
  'survey',
  'inquiry',
  'dispute',
  'mandate',
  'policy_review',
  'subject_request',
  'breach',
] as const;
export type ClockName = (typeof clockNames)[number];

export const clockStates = [
  'not_yet_answerable',
  'running',
  'due_soon',
  'late',
  'breached',
  'paused',
  'met',
  'met_late',
  'ended',
] as const;
export type ClockState = (typeof clockStates)[number];

/** What a policy series is for; fixed for good by its first adoption. */
export const uses = ['live', 'historical', 'demonstration'] as const;
export type Use = (typeof uses)[number];
