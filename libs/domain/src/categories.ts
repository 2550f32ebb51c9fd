/** The aggregates. A stream is `<category>-<id>`; `path` is where commands and reads live, `idName` what its id is called. */
export const categories = {
  case: { path: 'cases', idName: 'caseId' },
  inquiry: { path: 'inquiries', idName: 'inquiryId' },
  dispute: { path: 'disputes', idName: 'disputeId' },
  beneficiary: { path: 'beneficiaries', idName: 'beneficiaryId' },
  survey: { path: 'surveys', idName: 'surveyId' },
  followup: { path: 'follow-ups', idName: 'followUpId' },
  notification: { path: 'notifications', idName: 'notificationId' },
  export: { path: 'exports', idName: 'exportId' },
  calendar: { path: 'calendars', idName: 'calendarId' },
  policy: { path: 'policies', idName: 'policyId' },
  register: { path: 'registers', idName: 'hijriYear' },
} as const;
export type Category = keyof typeof categories;

/** The category and the id in a stream's name; undefined for a name that is none of ours. */
export const streamParts = (stream: string): { category: Category; id: string } | undefined => {
  const dash = stream.indexOf('-');
  const category = stream.slice(0, dash);
  return dash > 0 && Object.hasOwn(categories, category)
    ? { category: category as Category, id: stream.slice(dash + 1) }
    : undefined;
};
