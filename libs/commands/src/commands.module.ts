import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { BookedHandler, CaseHandler, DecidedHandler, PolicyHandler, RegisterHandler } from './command.handlers';
import { CommandRoad } from './command-road';

/** Commands through the bus, over a road that the process has opened. */
@Module({})
export class CommandsModule {
  static over(road: CommandRoad): DynamicModule {
    return {
      module: CommandsModule,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: CommandRoad, useValue: road },
        CaseHandler,
        PolicyHandler,
        RegisterHandler,
        DecidedHandler,
        BookedHandler,
      ],
      exports: [CommandRoad, CqrsModule],
    };
  }
}
