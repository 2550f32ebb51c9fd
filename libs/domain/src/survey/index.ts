export * from './commands';
export * from './ended-case';
export * from './events';
export * from './hands';
export { evolveSurvey, surveyStates, type Survey, type SurveyState } from './state';
export { survey } from './survey';
