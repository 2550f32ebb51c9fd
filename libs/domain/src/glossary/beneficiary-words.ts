import type { InBothLanguages } from './languages';

/** The words, lines and sentences of who the beneficiaries are (P1, P4, P14, P17). */
export const beneficiaryTerms = {
  RegisterBeneficiary: { ar: 'تسجيل مستفيد', en: 'register a beneficiary' },
  CorrectBeneficiary: { ar: 'تصحيح بيانات المستفيد', en: 'correct the beneficiary' },
  AddDependant: { ar: 'إضافة تابع إلى الأسرة', en: 'add a dependant' },
  RemoveDependant: { ar: 'إنهاء تبعية فرد من الأسرة', en: 'remove a dependant' },
  GrantMandate: { ar: 'إثبات صفة من ينوب عن المستفيد', en: 'record a mandate' },
  EndMandate: { ar: 'إنهاء النيابة عن المستفيد', en: 'end a mandate' },
  SetContactPreferences: { ar: 'ضبط رغبات التواصل', en: 'set the contact preferences' },
  GiveConsent: { ar: 'إثبات الموافقة', en: 'record a consent' },
  WithdrawConsent: { ar: 'سحب الموافقة', en: 'withdraw a consent' },
  RecordDeath: { ar: 'إثبات الوفاة', en: 'record a death' },
  RetractDeath: { ar: 'إلغاء إثبات الوفاة', en: 'retract a death' },
  MatchPersons: { ar: 'إثبات أن السجلين لشخص واحد', en: 'decide that two records are one person' },
  DistinguishPersons: { ar: 'إثبات أن السجلين لشخصين', en: 'decide that two records are two persons' },
  beneficiary: { ar: 'المستفيد', en: 'beneficiary' },
  household: { ar: 'الأسرة', en: 'household' },
  dependant: { ar: 'التابع', en: 'dependant' },
  mandate: { ar: 'النيابة', en: 'mandate' },
  'board.deceased': { ar: 'معاملات مفتوحة لمستفيدين متوفين', en: 'open cases of deceased beneficiaries' },
  'hint.same_identity': { ar: 'رقم هوية مطابق', en: 'the same identity number' },
  'hint.same_phone': { ar: 'رقم هاتف مطابق', en: 'the same telephone number' },
  'hint.same_household': { ar: 'من الأسرة نفسها', en: 'of the same household' },
  'hint.same_support': { ar: 'معاملة مفتوحة للدعم نفسه', en: 'an open case for the same support' },
} as const satisfies Record<string, InBothLanguages>;

export const beneficiaryLines = {
  BeneficiaryRegistered: { ar: 'سُجِّل المستفيد', en: 'The beneficiary was registered' },
  BeneficiaryCorrected: { ar: 'صُحِّحت بيانات المستفيد', en: 'The beneficiary was corrected' },
  DependantAdded: { ar: 'أُضيف تابع إلى الأسرة', en: 'A dependant was added' },
  DependantRemoved: { ar: 'انتهت تبعية فرد من الأسرة', en: 'A dependant was removed' },
  MandateGranted: { ar: 'أُثبتت النيابة عن المستفيد', en: 'A mandate was recorded' },
  MandateEnded: { ar: 'انتهت النيابة عن المستفيد', en: 'A mandate ended' },
  ContactPreferencesSet: { ar: 'ضُبطت رغبات التواصل', en: 'The contact preferences were set' },
  ConsentGiven: { ar: 'أُعطيت الموافقة', en: 'Consent was given' },
  ConsentWithdrawn: { ar: 'سُحبت الموافقة', en: 'Consent was withdrawn' },
  DeathRecorded: { ar: 'أُثبتت وفاة المستفيد', en: 'The death was recorded' },
  DeathRetracted: { ar: 'أُلغي إثبات الوفاة', en: 'The record of a death was retracted' },
  PersonsMatched: { ar: 'تقرر أن السجلين لشخص واحد', en: 'Two records were found to be one person' },
  PersonsDistinguished: { ar: 'تقرر أن السجلين لشخصين', en: 'Two records were found to be two persons' },
} as const satisfies Record<string, InBothLanguages>;

export const beneficiaryRefusals = {
  already_registered: { ar: 'سُجِّل هذا المستفيد من قبل.', en: 'This beneficiary has been registered already.' },
  dependant_unknown: { ar: 'ليس هذا الشخص من تابعي الأسرة.', en: 'This person is no dependant of the household.' },
  same_person: {
    ar: 'لا يكون الشخص تابعًا لنفسه ولا نائبًا عنها ولا مقارَنًا بها.',
    en: 'This names the beneficiary themselves, where another person is meant.',
  },
  consent_unknown: { ar: 'لم تُعطَ موافقة لهذا الغرض.', en: 'No consent was given for this purpose.' },
  person_deceased: { ar: 'أُثبتت وفاة هذا المستفيد.', en: 'The death of this beneficiary is on record.' },
} as const satisfies Record<string, InBothLanguages>;
