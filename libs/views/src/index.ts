/** How a stream is shown, whoever shows it: the API in its answers, an evidence pack on paper. */
export { caseView, clockView, explainedClock, type Looker, type ReadCase } from './case-view';
export { isComplainedOf, withoutComplaintsOf } from './complaint';
export { historyItem } from './history-item';
