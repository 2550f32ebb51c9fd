import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseBook } from './case-book';
import { CommandRoad } from './command-road';
import type { CommandAnswer, CommandRequest } from './command-request';

/** A command on its way to one aggregate; which rule judges it is the decider's business. */
export abstract class RoadCommand extends Command<CommandAnswer> {
  constructor(readonly request: CommandRequest) {
    super();
  }
}
export class CaseCommandOnBus extends RoadCommand {}
export class PolicyCommandOnBus extends RoadCommand {}
export class RegisterCommandOnBus extends RoadCommand {}
/** Of the aggregates that live by a decider alone. */
export class DecidedCommandOnBus extends RoadCommand {}
/** Of those that stand in a case's book. */
export class BookedCommandOnBus extends RoadCommand {}

@CommandHandler(CaseCommandOnBus)
export class CaseHandler implements ICommandHandler<CaseCommandOnBus> {
  constructor(private readonly road: CommandRoad) {}
  execute = ({ request }: CaseCommandOnBus): Promise<CommandAnswer> => this.road.execute(request);
}

@CommandHandler(PolicyCommandOnBus)
export class PolicyHandler implements ICommandHandler<PolicyCommandOnBus> {
  constructor(private readonly road: CommandRoad) {}
  execute = ({ request }: PolicyCommandOnBus): Promise<CommandAnswer> => this.road.execute(request);
}

@CommandHandler(RegisterCommandOnBus)
export class RegisterHandler implements ICommandHandler<RegisterCommandOnBus> {
  constructor(private readonly road: CommandRoad) {}
  execute = ({ request }: RegisterCommandOnBus): Promise<CommandAnswer> => this.road.execute(request);
}

@CommandHandler(DecidedCommandOnBus)
export class DecidedHandler implements ICommandHandler<DecidedCommandOnBus> {
  constructor(private readonly road: CommandRoad) {}
  execute = ({ request }: DecidedCommandOnBus): Promise<CommandAnswer> => this.road.execute(request);
}

@CommandHandler(BookedCommandOnBus)
export class BookedHandler implements ICommandHandler<BookedCommandOnBus> {
  private readonly book: CaseBook;

  constructor(road: CommandRoad) {
    this.book = new CaseBook(road);
  }
  execute = ({ request }: BookedCommandOnBus): Promise<CommandAnswer> => this.book.execute(request);
}

/** The message that the bus takes to the right handler. */
export const onBus = (request: CommandRequest): RoadCommand => {
  switch (request.target.category) {
    case 'case':
      return new CaseCommandOnBus(request);
    case 'policy':
      return new PolicyCommandOnBus(request);
    case 'register':
      return new RegisterCommandOnBus(request);
    case 'inquiry':
    case 'dispute':
      return new BookedCommandOnBus(request);
    default:
      return new DecidedCommandOnBus(request);
  }
};
