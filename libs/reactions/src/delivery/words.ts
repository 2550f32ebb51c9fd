import type { InBothLanguages, Language, TemplateCode } from '@lib/domain';

/**
 * The words of every template, by the version that notifications name. {…} are filled with codes in words, dates in both
 * calendars and the reference; nothing of a person is ever among them, and a subject names no person and no outcome.
 */
type Words = { readonly subject: InBothLanguages; readonly body: InBothLanguages };

export const templateWords: Readonly<Record<TemplateCode, Words>> = {
  clock_neared: {
    subject: { ar: 'توشك مدة على الانتهاء: {reference}', en: 'Due soon: {reference}' },
    body: {
      ar: '{clock} في {subject} توشك على الانتهاء ({clause}). تنبيه منذ {dueAt}.',
      en: '{clock} of {subject} is nearly over ({clause}). Nearing since {dueAt}.',
    },
  },
  target_missed: {
    subject: { ar: 'انقضت مدة: {reference}', en: 'Target missed: {reference}' },
    body: {
      ar: 'انقضت {clock} في {subject} ({clause}) في {dueAt}.',
      en: '{clock} of {subject} ended ({clause}) on {dueAt}.',
    },
  },
  target_escalated: {
    subject: { ar: 'تصعيد، انقضت مدة: {reference}', en: 'Escalation, target missed: {reference}' },
    body: {
      ar: 'انقضت {clock} في {subject} ({clause}) في {dueAt}. يُرجى تولّي التصعيد.',
      en: '{clock} of {subject} ended ({clause}) on {dueAt}. Please take the escalation.',
    },
  },
  ceiling_escalated: {
    subject: { ar: 'تصعيد عاجل، تجاوز الحد الأعلى: {reference}', en: 'Urgent, ceiling broken: {reference}' },
    body: {
      ar: 'تجاوزت {clock} في {subject} الحد الأعلى ({clause}) في {dueAt}. يُرجى تولّي التصعيد.',
      en: '{clock} of {subject} broke its ceiling ({clause}) on {dueAt}. Please take the escalation.',
    },
  },
  early_answer_escalated: {
    subject: { ar: 'تصعيد عاجل، رد قبل مضي المدة: {reference}', en: 'Urgent, answered before the floor: {reference}' },
    body: {
      ar: 'أُثبت في {subject} ردٌّ قبل مضي المدة المقررة (P27). يُرجى تولّي التصعيد.',
      en: 'An answer before the floor was reported in {subject} (P27). Please take the escalation.',
    },
  },
  answer_to_be_told: {
    subject: { ar: 'حان إبلاغ المستفيد: {reference}', en: 'To be told now: {reference}' },
    body: {
      ar: 'انقضت المدة المقررة في {subject} وصدر القرار، ويلزم إبلاغ المستفيد به (P26).',
      en: 'The floor of {subject} has passed and it is decided: the person is to be told (P26).',
    },
  },
  follow_up_due: {
    subject: { ar: 'حان موعد متابعة', en: 'A follow-up is due' },
    body: {
      ar: 'حان في {dueAt} موعد متابعة خدمة مقدَّمة ({clause}).',
      en: 'The follow-up of a delivered service fell due on {dueAt} ({clause}).',
    },
  },
  delivery_escalated: {
    subject: { ar: 'تصعيد، تعذّر إبلاغ شخص', en: 'Escalation, somebody could not be told' },
    body: {
      ar: 'تعذّر نهائيًّا إرسال إشعار إلى شخص. يُرجى تولّي التصعيد وإبلاغه بطريقة أخرى.',
      en: 'A notification to a person was given up. Please take the escalation and reach them another way.',
    },
  },
  digest: {
    subject: { ar: 'مستجدات اليوم: {count}', en: 'Today: {count}' },
    body: { ar: 'ما ينتظركم اليوم: {count}.', en: 'What waits for you today: {count}.' },
  },
  information_wanted: {
    subject: { ar: 'معلومات مطلوبة: {reference}', en: 'Information needed: {reference}' },
    body: {
      ar: 'لاستكمال طلبكم رقم {reference} نحتاج إلى معلومات منكم. يُرجى التواصل مع الجمعية.',
      en: 'To go on with your request {reference} we need information from you. Please contact the association.',
    },
  },
  information_reminder: {
    subject: { ar: 'تذكير بمعلومات مطلوبة: {reference}', en: 'Reminder, information needed: {reference}' },
    body: {
      ar: 'نذكّركم بأن طلبكم رقم {reference} ينتظر معلومات منكم.',
      en: 'A reminder: your request {reference} waits for information from you.',
    },
  },
  registration_reminder: {
    subject: { ar: 'تذكير باستكمال التسجيل: {reference}', en: 'Reminder, registration: {reference}' },
    body: {
      ar: 'نذكّركم باستكمال إجراءات التسجيل لطلبكم رقم {reference}.',
      en: 'A reminder to complete the registration of your request {reference}.',
    },
  },
  survey_invitation: {
    subject: { ar: 'رأيكم في الخدمة حق لكم', en: 'Your word on our service' },
    body: {
      ar: 'تقييم الخدمة حق لكم، ونسعد برأيكم أيًّا كانت نتيجة طلبكم.',
      en: 'Rating the service is your right, whatever came of your request. We would be glad of your word.',
    },
  },
  survey_reminder: {
    subject: { ar: 'تذكير بتقييم الخدمة', en: 'Reminder to rate our service' },
    body: {
      ar: 'نذكّركم بأن تقييم الخدمة ما زال متاحًا لكم، ولن نكرر هذا التذكير.',
      en: 'You can still rate the service; we will not remind you again.',
    },
  },
};

/** Arabic counts in six forms; English in two. */
const things: Readonly<Record<Language, Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>> = {
  ar: {
    zero: 'لا أمور',
    one: 'أمر واحد',
    two: 'أمران',
    few: '{n} أمور',
    many: '{n} أمرًا',
    other: '{n} أمر',
  },
  en: { one: '{n} matter', other: '{n} matters' },
};
const plurals = { ar: new Intl.PluralRules('ar'), en: new Intl.PluralRules('en') };
const numbers = { ar: new Intl.NumberFormat('ar-u-nu-latn'), en: new Intl.NumberFormat('en') };

export const countInWords = (count: number, language: Language): string => {
  const forms = things[language];
  return (forms[plurals[language].select(count)] ?? forms.other).replace('{n}', numbers[language].format(count));
};
