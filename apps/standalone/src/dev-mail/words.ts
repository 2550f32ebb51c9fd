import type { Language } from '@lib/domain';

/** The words of `/dev/mail`. */
export const words = {
  title: { ar: 'البريد على هذا الجهاز', en: 'Mail on this machine' },
  what: {
    ar: 'ما كان سيُرسَل بالبريد يُحفظ هنا ولا يغادر هذا الجهاز. الأحدث أولًا.',
    en: 'What would go out by mail is kept here and does not leave this machine. The newest first.',
  },
  none: { ar: 'لا رسائل بعد.', en: 'No mail yet.' },
  kept: { ar: 'الرسائل المحفوظة', en: 'Mails kept' },
  subject: { ar: 'الموضوع', en: 'Subject' },
  from: { ar: 'من', en: 'From' },
  to: { ar: 'إلى', en: 'To' },
  when: { ar: 'وقت الوصول', en: 'When' },
  messageId: { ar: 'معرّف الرسالة', en: 'Message-ID' },
  noSubject: { ar: 'بلا موضوع', en: 'no subject' },
  asHtml: { ar: 'كما تظهر للقارئ', en: 'As its reader sees it' },
  asText: { ar: 'النص المجرد', en: 'Plain text' },
  headers: { ar: 'جميع الترويسات', en: 'All headers' },
  noPart: { ar: 'ليس في الرسالة هذا الجزء.', en: 'The mail has no such part.' },
  older: { ar: 'الأقدم', en: 'Older' },
  newest: { ar: 'الأحدث', en: 'Newest' },
  back: { ar: 'كل الرسائل', en: 'All mails' },
  elsewhere: {
    ar: 'يُقرأ هذا البريد من الجهاز نفسه وباسمه فقط.',
    en: 'This mail is read on this machine and under its own name only.',
  },
  onlyRead: { ar: 'هذه الصفحة للقراءة فقط.', en: 'This page is only read.' },
  unknown: { ar: 'لا رسالة بهذا المعرّف.', en: 'There is no such mail.' },
  unreadable: { ar: 'تعذرت قراءة هذه الرسالة.', en: 'This mail cannot be read.' },
} as const satisfies Record<string, Record<Language, string>>;

export type Word = keyof typeof words;
