/** The sentences of a clause's text. */
export const clauseWords = {
  ar: {
    'clause.unknown': 'ليس لهذا البند نص في السياسة المعتمدة.',
    'clause.binding': 'بند مُلزم للنظام',
    'clause.guiding': 'بند توجيهي',
  },
  en: {
    'clause.unknown': 'The adopted policy has no such clause.',
    'clause.binding': 'The system has to act on this clause',
    'clause.guiding': 'A guiding clause',
  },
} as const;
