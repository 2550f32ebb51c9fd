import { Test } from '@nestjs/testing';
import { CommandBus } from '@nestjs/cqrs';
import { CommandRoad, CommandsModule, onBus, type CommandRequest } from '@lib/commands';
import { adoption, submission } from '../test/requests';

test('the bus takes a command of every aggregate to the one road', async () => {
  const taken: string[] = [];
  const road = {
    execute: async ({ type }: CommandRequest) => {
      taken.push(type);
      return { id: '', revision: 0n, position: 0n, events: [], replayed: false };
    },
  } as unknown as CommandRoad;
  const module = await Test.createTestingModule({ imports: [CommandsModule.over(road)] }).compile();
  await module.init();
  const bus = module.get(CommandBus);
  await bus.execute(onBus(submission()));
  await bus.execute(onBus(adoption('main', { version: 1 })));
  await bus.execute(onBus({ ...submission(), type: 'IssueReferences', target: { category: 'register', id: '1448' } }));
  expect(taken).toEqual(['SubmitRequest', 'AdoptPolicy', 'IssueReferences']);
  await module.close();
});
