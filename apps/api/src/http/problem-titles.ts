import type { InBothLanguages, Language } from '@lib/domain';

const titles: Readonly<Record<number, InBothLanguages>> = {
  400: { ar: 'صيغة الطلب غير صحيحة', en: 'The request is not well formed' },
  401: { ar: 'يلزم الدخول', en: 'Sign in first' },
  403: { ar: 'ليست لك صلاحية', en: 'Not allowed for your role' },
  404: { ar: 'غير موجود', en: 'Not found' },
  405: { ar: 'طريقة الطلب غير متاحة هنا', en: 'Not a method of this address' },
  408: { ar: 'انتهت المهلة', en: 'The request took too long' },
  409: { ar: 'لا تسمح القواعد بهذا الإجراء', en: 'Refused by a rule' },
  410: { ar: 'لم يعد متاحًا', en: 'Gone' },
  412: { ar: 'تغيّرت المعاملة', en: 'The case has moved on' },
  413: { ar: 'البيانات أكبر من الحد', en: 'Too large' },
  415: { ar: 'نوع البيانات غير مقبول', en: 'Not JSON' },
  416: { ar: 'الجزء المطلوب خارج الملف', en: 'Not a part of the file' },
  422: { ar: 'المفتاح مستخدم', en: 'The key was used before' },
  429: { ar: 'طلبات كثيرة', en: 'Too many requests' },
  431: { ar: 'الترويسات أكبر من الحد', en: 'The headers are too large' },
  500: { ar: 'خلل غير متوقع', en: 'Something unexpected went wrong' },
  503: { ar: 'غير متاح الآن', en: 'Not available now' },
};

/** The short words for a kind of problem. */
export const titleOf = (status: number, language: Language): string => (titles[status] ?? titles[500]!)[language];
