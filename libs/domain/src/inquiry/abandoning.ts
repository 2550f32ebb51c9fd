import type { Documents } from '../documents';
import { Refused } from '../refused';
import type { Instant } from '../time/instant';
import type { InquiryCommandOf } from './commands';
import type { InquiryEvent } from './events';
import type { Inquiry } from './state';

/**
 * P19: the entry in the case's book came, its own stream did not. Whoever still tries to write finds this and loses.
 * Nothing where it did come. Throws Refused('entry_outlived') where nothing stands behind this entry: that round has ended,
 * or the stream stands in another case's book.
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
  const isOpen = state.status === 'open';
  if (isOpen && state.round === round && state.caseId === caseId) return [];
  if (state.round >= round || (caseId !== state.caseId && caseId !== state.aboutCaseId))
    throw new Refused('entry_outlived', 'P19');
  if (isOpen) return [];
  return [{ type: 'InquiryReopeningAbandoned', data: every }];
};
