import type { InBothLanguages } from './languages';

/** The words, lines and sentences of rating the service (P11, P13). */
export const surveyTerms = {
  OfferSurvey: { ar: 'الدعوة إلى تقييم الخدمة', en: 'offer to rate the service' },
  RateService: { ar: 'تقييم الخدمة', en: 'rate the service' },
  DeclineRating: { ar: 'الاعتذار عن التقييم', en: 'decline to rate' },
  SupersedeSurvey: { ar: 'استبدال دعوة التقييم', en: 'supersede the invitation' },
  WithdrawInvitation: { ar: 'سحب دعوة التقييم', en: 'withdraw the invitation' },
  survey: { ar: 'دعوة التقييم', en: 'survey' },
  'surveySubject.case': { ar: 'معاملة انتهت', en: 'an ended case' },
  'surveySubject.inquiry': { ar: 'استفسار أُجيب عنه', en: 'an answered inquiry' },
  'endedAs.closed': { ar: 'أُغلقت', en: 'closed' },
  'endedAs.withdrawn': { ar: 'سحبها صاحبها', en: 'withdrawn' },
  'endedAs.discontinued': { ar: 'حُفظت', en: 'discontinued' },
  'endedAs.answered': { ar: 'أُجيب عنها', en: 'answered' },
  'ground.deceased': { ar: 'وفاة المستفيد', en: 'deceased' },
  'ground.no_contact_wished': { ar: 'رغبة المستفيد في عدم التواصل', en: 'no contact wished' },
  'ground.duplicate': { ar: 'معاملة مكررة', en: 'duplicate' },
  'ground.entered_in_error': { ar: 'أُدخلت بالخطأ', en: 'entered in error' },
  'ground.historical': { ar: 'من السجلات السابقة', en: 'historical' },
  'surveyState.open': { ar: 'بانتظار التقييم', en: 'waiting for the rating' },
  'surveyState.withheld': { ar: 'لم تُرسل دعوة', en: 'not invited' },
  'surveyState.rated': { ar: 'قُيِّمت الخدمة', en: 'rated' },
  'surveyState.declined': { ar: 'اعتُذر عن التقييم', en: 'declined' },
  'surveyState.expired': { ar: 'انقضت المهلة', en: 'expired' },
  'surveyState.superseded': { ar: 'حلّت محلها دعوة أحدث', en: 'superseded' },
  'surveyState.withdrawn': { ar: 'سُحبت الدعوة', en: 'withdrawn' },
  'rightsException.not_offered': { ar: 'لم يُعرض حق التقييم', en: 'the right to rate was not offered' },
  'rightsException.withheld': { ar: 'حُجبت دعوة التقييم بسبب مثبت', en: 'the invitation was withheld on a ground' },
  'rightsException.withdrawn': { ar: 'سُحبت دعوة التقييم بسبب مثبت', en: 'the invitation was withdrawn on a ground' },
  'rightsException.unreachable': { ar: 'حُفظت لتعذر الوصول', en: 'discontinued as unreachable' },
  'rightsException.not_supplied': { ar: 'حُفظت لعدم استيفاء المعلومات', en: 'discontinued as not supplied' },
  'rightsException.early_answer': { ar: 'رد قبل مضي المدة', en: 'an answer before the floor' },
} as const satisfies Record<string, InBothLanguages>;

export const surveyLines = {
  SurveyInvited: { ar: 'دُعي المستفيد إلى تقييم الخدمة', en: 'An invitation to rate was given' },
  InvitationWithheld: { ar: 'حُجبت دعوة التقييم وأُثبت سببها', en: 'The invitation to rate was withheld' },
  ServiceRated: { ar: 'قُيِّمت الخدمة', en: 'The service was rated' },
  RatingDeclined: { ar: 'اعتُذر عن التقييم', en: 'Rating was declined' },
  SurveySuperseded: { ar: 'حلّت محل الدعوة دعوةٌ أحدث', en: 'The invitation was superseded' },
  InvitationWithdrawn: { ar: 'سُحبت دعوة التقييم وأُثبت سببها', en: 'The invitation to rate was withdrawn' },
  RatingReminderDue: { ar: 'حان موعد التذكير بالتقييم', en: 'A reminder to rate fell due' },
  SurveyExpired: { ar: 'انقضت مهلة التقييم', en: 'The time to rate ended' },
} as const satisfies Record<string, InBothLanguages>;

export const surveyRefusals = {
  not_invited: {
    ar: 'لا تقبل هذه الدعوة تقييمًا من هذا الشخص.',
    en: 'Nobody was invited to rate here, or not this person.',
  },
  already_rated: { ar: 'قُيِّمت هذه الخدمة من قبل.', en: 'This service has been rated already.' },
  rating_declined: { ar: 'اعتُذر عن هذا التقييم من قبل.', en: 'This rating has been declined already.' },
  survey_expired: { ar: 'انقضت مهلة هذا التقييم.', en: 'The time to give this rating has ended.' },
  survey_superseded: {
    ar: 'أُعيد فتح المعاملة، وللتقييم دعوة أحدث.',
    en: 'The case was reopened; a newer invitation stands for this one.',
  },
  invitation_withdrawn: {
    ar: 'سُحبت هذه الدعوة لوفاة المستفيد أو لرغبته في عدم التواصل.',
    en: 'This invitation was withdrawn: the beneficiary has died or wishes no contact.',
  },
  rating_out_of_range: { ar: 'يكون التقييم من {min} إلى {max}.', en: 'A rating is from {min} to {max}.' },
} as const satisfies Record<string, InBothLanguages>;
