export { reconciliation } from './reconciliation';
export { timeline } from './timeline';
