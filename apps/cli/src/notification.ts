import { Command } from 'commander';
import type { Session } from './session';
import { table } from './table';

interface NotificationShown {
  readonly notificationId: string;
  readonly template: string;
  readonly status: string;
  readonly to: Record<string, string>;
  readonly channel: string | null;
  readonly about: { readonly kind: string; readonly id: string };
  readonly intendedAt: string;
  readonly takenBy: string | null;
}

/** `mustafid notification …`: what was told to whom, and the escalations. */
export const notificationNoun = ({ signIn, print }: Session): Command => {
  const noun = new Command('notification').description('what is told: list, show, take-escalation');
  const list = noun.command('list').description('the latest first');
  for (const filter of ['policy', 'case', 'status', 'escalation', 'cursor', 'limit'])
    list.option(`--${filter} <value>`);
  list.action(async (options: Record<string, string>) => {
    const { body } = await signIn()
      .as('supervisor')
      .get<{ items: NotificationShown[]; next: string | null }>(`/v1/notifications?${new URLSearchParams(options)}`);
    print(body, () => table(body.items.map(lineOf)));
  });
  noun
    .command('show <id>')
    .description('one, with what came of it')
    .action(async (id: string) => {
      const { body } = await signIn().as('supervisor').get<NotificationShown>(at(id));
      print(body, () => table([lineOf(body)]));
    });
  noun
    .command('take-escalation <id>')
    .description('says that it is yours')
    .action(async (id: string) => {
      const { body } = await signIn()
        .as('supervisor')
        .post<Record<string, unknown>>(`${at(id)}/take-escalation`, {});
      print(body, () => table([body]));
    });
  return noun;
};

/** `mustafid effects take-over`: this installation sends from now on what another did. */
export const effectsNoun = ({ signIn, print }: Session): Command => {
  const noun = new Command('effects').description('who sends what is to be sent');
  noun
    .command('take-over')
    .description('after a restored backup: from now on it is this installation')
    .action(async () => {
      const { body } = await signIn().as('operator').post<Record<string, unknown>>('/v1/effects/take-over', {});
      print(body, () => table([body]));
    });
  return noun;
};

const at = (id: string): string => `/v1/notifications/${encodeURIComponent(id)}`;

const lineOf = ({ notificationId, template, status, to, channel, about, intendedAt, takenBy }: NotificationShown) => ({
  notificationId,
  template,
  status,
  to: Object.values(to)[0],
  channel,
  about: `${about.kind} ${about.id}`,
  intendedAt,
  takenBy,
});
