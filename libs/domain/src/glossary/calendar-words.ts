import type { InBothLanguages } from './languages';

/** The words, lines and sentences of the working calendar. */
export const calendarTerms = {
  calendar: { ar: 'تقويم العمل', en: 'working calendar' },
  AdoptCalendar: { ar: 'اعتماد تقويم العمل', en: 'adopt a working calendar' },
  'workingRule.calendar': { ar: 'كل دقيقة', en: 'every minute' },
  'workingRule.working_day': { ar: 'يوم عمل', en: 'working day' },
  'workingRule.office_hours': { ar: 'ساعات الدوام', en: 'office hours' },
  'workingRule.ramadan_hours': { ar: 'دوام رمضان', en: 'Ramadan hours' },
  'workingRule.exception': { ar: 'يوم مستثنى', en: 'exception' },
  'workingRule.weekend': { ar: 'عطلة نهاية الأسبوع', en: 'weekend' },
  'workingRule.holiday': { ar: 'إجازة رسمية', en: 'holiday' },
  'workingRule.outside_hours': { ar: 'خارج الدوام', en: 'outside office hours' },
  'workingRule.paused': { ar: 'متوقفة بانتظار طالب الدعم', en: 'paused, waiting for the applicant' },
  'workingRule.set': { ar: 'موعد محدد', en: 'a date that was set' },
  'holiday.eid_al_fitr': { ar: 'عيد الفطر', en: 'Eid al-Fitr' },
  'holiday.eid_al_adha': { ar: 'عيد الأضحى', en: 'Eid al-Adha' },
  'holiday.founding_day': { ar: 'يوم التأسيس', en: 'Founding Day' },
  'holiday.national_day': { ar: 'اليوم الوطني', en: 'National Day' },
  'holiday.other': { ar: 'إجازة أخرى', en: 'another holiday' },
  'calendarCorrection.announced_late': { ar: 'أُعلن متأخرًا', en: 'announced late' },
  'calendarCorrection.entered_in_error': { ar: 'أُدخل بالخطأ', en: 'entered in error' },
  'calendarCorrection.other': { ar: 'سبب آخر', en: 'other' },
} as const satisfies Record<string, InBothLanguages>;

export const calendarLines = {
  CalendarAdopted: { ar: 'اعتُمد تقويم العمل', en: 'The working calendar was adopted' },
} as const satisfies Record<string, InBothLanguages>;

export const calendarRefusals = {
  calendar_not_fit: {
    ar: 'لا يمكن حساب المدد بهذا التقويم، وموضع الخلل مذكور في القائمة المرفقة.',
    en: 'No time can be counted by this calendar; the list below names what is wrong.',
  },
  past_days_changed: {
    ar: 'يغيّر هذا التقويم أيامًا مضت، فيلزم ذكر سبب التصحيح.',
    en: 'This calendar changes days that have passed; the correction must be stated.',
  },
} as const satisfies Record<string, InBothLanguages>;
