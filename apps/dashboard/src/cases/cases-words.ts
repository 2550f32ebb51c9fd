/** The sentences of the list of cases. */
export const casesWords = {
  ar: {
    'cases.none': 'لا توجد معاملات بهذه الشروط.',
    'cases.more': 'المعاملات التالية',
  },
  en: {
    'cases.none': 'There are no cases like this.',
    'cases.more': 'Next cases',
  },
} as const;
