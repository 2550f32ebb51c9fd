export * from './messages';
export { exportCommands, exportDecider } from './export';
