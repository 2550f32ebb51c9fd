import type { InBothLanguages } from './languages';

/** The words, lines and sentences of what is told (P5, P20). */
export const notificationTerms = {
  notification: { ar: 'إشعار', en: 'notification' },
  'about.case': { ar: 'المعاملة', en: 'case' },
  'about.inquiry': { ar: 'الاستفسار', en: 'inquiry' },
  'about.dispute': { ar: 'الخلاف', en: 'dispute' },
  'about.beneficiary': { ar: 'سجل المستفيد', en: 'beneficiary' },
  'about.survey': { ar: 'دعوة التقييم', en: 'survey' },
  'about.followup': { ar: 'المتابعة', en: 'follow-up' },
  'about.policy': { ar: 'السياسة', en: 'policy' },
  'about.notification': { ar: 'الإشعار', en: 'notification' },
  IntendNotification: { ar: 'تقرير إرسال إشعار', en: 'intend a notification' },
  RecordSent: { ar: 'إثبات الإرسال', en: 'record that it was sent' },
  RecordFailure: { ar: 'إثبات تعذر الإرسال', en: 'record that sending failed' },
  TakeEscalation: { ar: 'تولّي التصعيد', en: 'take the escalation' },
  'notificationState.waiting': { ar: 'بانتظار الإرسال', en: 'waiting' },
  'notificationState.sent': { ar: 'أُرسل', en: 'sent' },
  'notificationState.abandoned': { ar: 'تعذّر إرساله', en: 'given up' },
  'notificationState.withheld': { ar: 'حُجب', en: 'withheld' },
  'notificationChannel.mail': { ar: 'بريد إلكتروني', en: 'mail' },
  'notificationChannel.webhook': { ar: 'رسالة عبر بوابة', en: 'message through a gateway' },
  'notificationChannel.letter': { ar: 'خطاب', en: 'letter' },
} as const satisfies Record<string, InBothLanguages>;

export const notificationRefusals = {
  not_a_letter: {
    ar: 'لا يُثبت الإرسال يدويًّا إلا للخطابات.',
    en: 'Only of a letter can it be recorded by hand that it was sent.',
  },
  letter_missing: {
    ar: 'يلزم ذكر رقم الخطاب وتاريخه.',
    en: 'The number and the date of the letter are needed.',
  },
  not_an_escalation: { ar: 'هذا الإشعار ليس تصعيدًا.', en: 'This notification is no escalation.' },
  escalation_taken: { ar: 'تولّى هذا التصعيدَ شخصٌ آخر.', en: 'Somebody else has taken this escalation.' },
} as const satisfies Record<string, InBothLanguages>;

export const notificationLines = {
  NotificationIntended: { ar: 'تقرّر إرسال إشعار', en: 'A notification was intended' },
  NotificationWithheld: { ar: 'حُجب إشعار رغبةً في عدم التواصل', en: 'A notification was withheld' },
  NotificationSent: { ar: 'أُرسل الإشعار', en: 'The notification was sent' },
  NotificationFailed: { ar: 'تعذّر إرسال الإشعار وسيُعاد', en: 'Sending failed and is tried again' },
  NotificationAbandoned: { ar: 'تعذّر إرسال الإشعار نهائيًّا', en: 'Sending was given up' },
  EscalationTaken: { ar: 'تولّى أحدهم التصعيد', en: 'The escalation was taken' },
} as const satisfies Record<string, InBothLanguages>;
