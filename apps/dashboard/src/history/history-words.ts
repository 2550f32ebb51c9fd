/** The sentences of a case's history. */
export const historyWords = { ar: {}, en: {} } as const;
