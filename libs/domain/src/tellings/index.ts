export {
  evolveTellings,
  owedAt,
  revisionOf,
  streamOf,
  whenDue,
  type Telling,
  type Tellings,
  type ToldEvent,
} from './tellings';
