export * from './commands';
export { answeredInquiry } from './answered-inquiry';
export { endedCase } from './ended-case';
export * from './endings';
export * from './events';
export * from './hands';
export { evolveSurvey, surveyStates, type Survey, type SurveyState } from './state';
export { survey } from './survey';
