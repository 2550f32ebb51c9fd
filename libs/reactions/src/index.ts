export { AlarmClocks } from './alarm-clocks';
export { AlarmsReaction, caseAlarms, otherAlarms } from './alarms.reaction';
export { InquiryLinksReaction } from './inquiry-links.reaction';
export { FollowUpsReaction } from './follow-ups.reaction';
export { NumbersReaction } from './numbers.reaction';
export { Backoff, Pause } from './pause';
export { timelineActivities } from './timeline.activities';
export type { Say } from './say';
export { type Engines, type Reaction, ToDoList } from './to-do-list';
