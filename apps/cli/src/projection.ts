import { Command } from 'commander';
import type { Session } from './session';
import { table } from './table';

interface Projection {
  readonly name: string;
  readonly version: number;
  readonly state: string;
  readonly [field: string]: unknown;
}

/** `mustafid projection …`: the operator's view of the read models. */
export const projectionNoun = ({ signIn, print }: Session): Command => {
  const noun = new Command('projection').description('the read models and how far they are');
  noun
    .command('list')
    .description('each projection, its version, state and position')
    .action(async () => {
      const { body } = await signIn().as('operator').get<{ items: Projection[] }>('/v1/projections');
      print(body, () => table(body.items));
    });
  for (const verb of ['rebuild', 'retry', 'verify']) {
    noun
      .command(`${verb} <name>`)
      .description(`${verb} one projection`)
      .action(async (name: string) => {
        const { body } = await signIn()
          .as('operator')
          .post<Record<string, unknown>>(`/v1/projections/${encodeURIComponent(name)}/${verb}`, {});
        print(body, () => table([body]));
      });
  }
  return noun;
};
