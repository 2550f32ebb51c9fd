export { startEventNode, type EventNode, type EventNodeOptions } from './server';
