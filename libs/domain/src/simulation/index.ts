export {
  answerMarks,
  caseDifference,
  type AnswerMark,
  type CaseDifference,
  type ReviewStanding,
} from './case-difference';
export * from './draft';
export * from './simulation';
