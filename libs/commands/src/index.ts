export { beneficiaryIn } from './beneficiary-facts';
export type { CommandAnswer, CommandRequest } from './command-request';
export { CommandRoad } from './command-road';
export { openRoad, type RoadOptions } from './open-road';
export { adoptVersionOne } from './version-one';
export { ClockUntrusted, Contended, KeyReused, StaleRevision, UnknownTarget } from './failures';
export { CaseBook } from './case-book';
export { CommandsModule } from './commands.module';
export { onBus } from './command.handlers';
