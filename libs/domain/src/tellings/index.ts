export { evolveTellings, streamOf, whenDue, type Telling, type Tellings, type ToldEvent } from './tellings';
