import type { Documents } from '../case/timeline';
import { Refused } from '../refused';
import type { Instant } from '../time/instant';
import type { InquiryCommandOf } from './commands';
import type { InquiryEvent } from './events';
import type { Inquiry } from './state';

/**
 * P19: the entry in the case's book came, its own stream did not. Whoever still tries to write finds this and loses.
 * Nothing where it did come. Throws Refused('inquiry_of_another_case') where it came for another case.
 */
export const abandon = (
  { data }: InquiryCommandOf<'AbandonInquiry'>,
  state: Inquiry | undefined,
  { policy, calendar }: Documents,
  at: Instant,
): readonly InquiryEvent[] => {
  const { inquiryId, caseId, round } = data;
  const every = { inquiryId, occurredAt: at, round, caseId };
  if (!state) {
    const { policyId, version: policyVersion, use } = policy;
    return [
      {
        type: 'InquiryAbandoned',
        data: { ...every, policyId, policyVersion, calendarVersion: calendar.version, use },
      },
    ];
  }
  if (caseId !== state.caseId && caseId !== state.aboutCaseId) throw new Refused('inquiry_of_another_case', 'P19');
  if (state.round >= round || state.status === 'open') return [];
  return [{ type: 'InquiryReopeningAbandoned', data: every }];
};
