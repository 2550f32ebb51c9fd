/** The sentences of the calendar. */
export const calendarWords = {
  ar: {
    'calendar.months': 'الشهور',
    'calendar.previous': 'الشهر السابق',
    'calendar.next': 'الشهر التالي',
    'calendar.today': 'هذا الشهر',
    'calendar.expected': '(متوقع)',
    'calendar.ramadan': 'دوام رمضان',
    'calendar.note': 'لكل معاملة أقرب مواعيدها. الأيام المظللة لا عمل فيها.',
    'calendar.due_zero': 'لا موعد',
    'calendar.due_one': 'موعد واحد',
    'calendar.due_two': 'موعدان',
    'calendar.due_few': '{{count}} مواعيد',
    'calendar.due_many': '{{count}} موعدًا',
    'calendar.due_other': '{{count}} موعد',
  },
  en: {
    'calendar.months': 'Months',
    'calendar.previous': 'Previous month',
    'calendar.next': 'Next month',
    'calendar.today': 'This month',
    'calendar.expected': '(expected)',
    'calendar.ramadan': 'Ramadan hours',
    'calendar.note': 'Of each case the deadline that comes first. Nobody works on the shaded days.',
    'calendar.due_one': '1 deadline',
    'calendar.due_other': '{{count}} deadlines',
  },
} as const;
