import type { Documents } from '../documents';
import type { InquiryEvent } from '../inquiry/events';
import { inquiryDecider } from '../inquiry/inquiry';
import { evolveInquiry, type Inquiry } from '../inquiry/state';
import { clockStateAt } from '../time/clock';
import { endingOf, type HandedEvent } from './endings';
import { daysBetween, type Ended } from './ended';
import type { SurveySubject } from './events';
import { handsIn, officersIn } from './hands';

/** What is to be rated of an inquiry whose answer still stands. Somebody unknown is invited too, by no name. */
export const answeredInquiry = (
  events: readonly HandedEvent[],
  subject: SurveySubject,
  documents: Documents,
): Ended | undefined => {
  const ending = endingOf(events);
  if (!ending || ending.revision !== subject.ending) return undefined;
  const state = events
    .filter(({ revision }) => revision <= ending.revision)
    .reduce<Inquiry | undefined>((before, event) => evolveInquiry(before, event as unknown as InquiryEvent), undefined);
  if (!state) return undefined;
  const clock = inquiryDecider.clocksOf(state, documents).find((each) => each.clock === 'inquiry');
  const invited = [state.beneficiaryId, state.from].filter((id): id is string => id !== undefined);
  return {
    ground: undefined,
    service: {
      subject,
      endedAt: ending.at,
      endedAs: ending.as,
      channel: state.channel,
      department: state.department,
      invited: [...new Set(invited)],
      submittedBy: state.receivedBy,
      hands: handsIn(events),
      officers: officersIn(events),
      providers: [],
      speed: clock && clockStateAt(clock, ending.at),
      daysToAnswer: daysBetween(state.wait.startedAt, ending.at),
    },
  };
};
