export { asItStands } from './as-it-stands';
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
