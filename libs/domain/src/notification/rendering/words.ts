import type { Language } from '../../closed-lists';
import type { InBothLanguages } from '../../glossary/languages';
import type { TemplateCode } from '../templates';

/**
 * The words of every template in its present version. {…} are filled with codes in words, dates in both
 * calendars and the reference; nothing of a person is ever among them, and a subject names no person and no outcome. What
 * stands in for a clock may be of either gender, so no word of a sentence agrees with it.
 */
type Words = { readonly subject: InBothLanguages; readonly body: InBothLanguages };

const templateWords: Readonly<Record<TemplateCode, Words>> = {
  clock_neared: {
    subject: { ar: 'اقترب موعد: {reference}', en: 'Due soon: {reference}' },
    body: {
      ar: 'اقترب الموعد المستهدف ({clause}) في {subject}: {clock}. أقصى موعد: {owedAt}.',
      en: 'Due soon ({clause}) in {subject}: {clock}. Due by: {owedAt}.',
    },
  },
  target_missed: {
    subject: { ar: 'مضى موعد: {reference}', en: 'Overdue: {reference}' },
    body: {
      ar: 'مضى الموعد المستهدف ({clause}) في {subject}: {clock}. كان الموعد في {dueAt}.',
      en: 'Overdue ({clause}) in {subject}: {clock}. It was due on {dueAt}.',
    },
  },
  target_escalated: {
    subject: { ar: 'تصعيد، مضى موعد: {reference}', en: 'Escalation, overdue: {reference}' },
    body: {
      ar: 'مضى الموعد المستهدف ({clause}) في {subject}: {clock}. كان الموعد في {dueAt}. يُرجى تولّي التصعيد.',
      en: 'Overdue ({clause}) in {subject}: {clock}. It was due on {dueAt}. Please take the escalation.',
    },
  },
  ceiling_escalated: {
    subject: { ar: 'تصعيد عاجل، تجاوز الحد الأعلى: {reference}', en: 'Urgent escalation, ceiling passed: {reference}' },
    body: {
      ar: 'تجاوز الحد الأعلى ({clause}) في {subject}: {clock}. كان الحد في {dueAt}. يُرجى تولّي التصعيد الآن.',
      en: 'The ceiling ({clause}) was passed in {subject}: {clock}. It stood at {dueAt}. Please take the escalation now.',
    },
  },
  early_answer_escalated: {
    subject: { ar: 'تصعيد عاجل، رد قبل موعده: {reference}', en: 'Urgent escalation, answered too early: {reference}' },
    body: {
      ar: 'أُثبت في {subject} أن الرد بلغ صاحبه قبل مضي المدة المقررة (P27). يُرجى تولّي التصعيد الآن.',
      en: 'In {subject} an answer was reported to have been given before the floor (P27). Please take the escalation now.',
    },
  },
  answer_to_be_told: {
    subject: { ar: 'حان وقت الإبلاغ: {reference}', en: 'To be told now: {reference}' },
    body: {
      ar: 'صدر القرار في {subject} ومضت المدة المقررة قبل الرد، فيلزم إبلاغ المستفيد به الآن (P26).',
      en: 'In {subject} the decision is made and the floor has passed: the beneficiary is to be told now (P26).',
    },
  },
  follow_up_due: {
    subject: { ar: 'حان موعد متابعة', en: 'A follow-up is due' },
    body: {
      ar: 'حان في {dueAt} موعد متابعة بعد تقديم الخدمة ({clause}): {subject}.',
      en: 'A follow-up after a delivered service fell due on {dueAt} ({clause}): {subject}.',
    },
  },
  delivery_escalated: {
    subject: { ar: 'تصعيد عاجل، تعذّر إبلاغ شخص', en: 'Urgent escalation, somebody could not be reached' },
    body: {
      ar: 'تعذّر نهائيًّا إيصال إشعار إلى شخص: {subject}. يُرجى تولّي التصعيد وإبلاغه بوسيلة أخرى.',
      en: 'A notification to a person was given up: {subject}. Please take the escalation and reach them another way.',
    },
  },
  digest: {
    subject: { ar: 'ما ينتظركم اليوم', en: 'What waits for you today' },
    body: { ar: 'بانتظاركم {count}.', en: 'Waiting for you: {count}.' },
  },
  information_wanted: {
    subject: { ar: 'معلومات مطلوبة: {reference}', en: 'Information needed: {reference}' },
    body: {
      ar: 'لاستكمال {request} نحتاج إلى معلومات منكم. يُرجى التواصل مع الجمعية.',
      en: 'To go on with {request} we need information from you. Please contact the association.',
    },
  },
  information_reminder: {
    subject: { ar: 'تذكير بمعلومات مطلوبة: {reference}', en: 'Reminder, information needed: {reference}' },
    body: {
      ar: 'نذكّركم بأننا ما زلنا بانتظار معلومات منكم لاستكمال {request}. يُرجى التواصل مع الجمعية.',
      en: 'A reminder: we still wait for information from you to go on with {request}. Please contact the association.',
    },
  },
  registration_reminder: {
    subject: { ar: 'تذكير باستكمال التسجيل: {reference}', en: 'Reminder to register: {reference}' },
    body: {
      ar: 'نذكّركم باستكمال إجراءات التسجيل في {request}. يُرجى التواصل مع الجمعية.',
      en: 'A reminder to complete the registration for {request}. Please contact the association.',
    },
  },
  survey_invitation: {
    subject: { ar: 'رأيكم في الخدمة حق لكم', en: 'Your word on our service' },
    body: {
      ar: 'تقييم الخدمة حق لكم، ويسعدنا أن نسمع رأيكم أيًّا كانت نتيجة طلبكم.',
      en: 'Rating the service is your right, whatever came of your request. We would be glad of your word.',
    },
  },
  survey_reminder: {
    subject: { ar: 'تذكير بتقييم الخدمة', en: 'Reminder to rate our service' },
    body: {
      ar: 'ما زال بإمكانكم تقييم الخدمة، ولن نذكّركم مرة أخرى.',
      en: 'You can still rate the service. We will not remind you again.',
    },
  },
};

/** Words that are said no more, the first version first: what was said in them can be shown for ever. */
const earlierWords: Readonly<Partial<Record<TemplateCode, readonly Words[]>>> = {
  answer_to_be_told: [
    {
      subject: templateWords.answer_to_be_told.subject,
      body: {
        ar: 'صدر القرار في {subject} ومضت المدة المقررة قبل الرد، فيلزم إبلاغ مقدّم الطلب به الآن (P26).',
        en: 'In {subject} the decision is made and the floor has passed: the applicant is to be told now (P26).',
      },
    },
  ],
  clock_neared: [
    {
      subject: templateWords.clock_neared.subject,
      body: {
        ar: 'اقترب الموعد المستهدف ({clause}) في {subject}: {clock}. ظهر التنبيه في {dueAt}.',
        en: 'Due soon ({clause}) in {subject}: {clock}. Flagged on {dueAt}.',
      },
    },
  ],
};

/** In the version that a notification names; what was written down without one is in the first. */
export const wordsOf = (of: { readonly template: TemplateCode; readonly templateVersion?: number }): Words =>
  earlierWords[of.template]?.[(of.templateVersion ?? 1) - 1] ?? templateWords[of.template];

/** What stands below a message to the house, and how a reference is spoken of to the one whose request it is. */
export const frameWords = {
  open: { ar: 'افتح اللوحة', en: 'Open the board' },
  automatic: {
    ar: 'رسالة آلية من نظام مستفيد، ولا تُقرأ الردود عليها.',
    en: 'An automatic message from Mustafid; answers to it are not read.',
  },
  notKnown: { ar: 'غير معروف حاليًّا، فاحتسابه متوقف', en: 'not known now, as the clock is paused' },
  request: { ar: 'طلبكم', en: 'your request' },
  requestNumbered: { ar: 'طلبكم رقم {reference}', en: 'your request {reference}' },
} as const satisfies Record<string, InBothLanguages>;

/** Arabic counts in six forms; English in two. */
const things: Readonly<Record<Language, Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>> = {
  ar: {
    zero: 'لا شيء',
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
