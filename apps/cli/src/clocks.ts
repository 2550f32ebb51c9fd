import type { Command } from 'commander';
import { clockLines, type ClockShown } from './clock-lines';
import type { Session } from './session';

/** `mustafid <noun> clocks ID`: each date with its working, so that a person can add it up by hand. */
export const addClocks = (noun: Command, path: string, { signIn, print }: Session): void => {
  noun
    .command('clocks <id>')
    .description('each clock, and step by step how its dates came about')
    .action(async (id: string) => {
      const service = signIn().as('auditor');
      const { body } = await service.get<{ items: ClockShown[] }>(`${path}/${encodeURIComponent(id)}/clocks`);
      print(body, () => clockLines(body.items));
    });
};
