import { Command } from 'commander';
import { addClocks } from './clocks';
import type { Session } from './session';
import { table } from './table';

interface FollowUpShown {
  readonly followUpId: string;
  readonly caseId: string;
  readonly serviceId: string;
  readonly plannedFor: string;
  readonly status: string;
  readonly finding: string | null;
}

/** `mustafid follow-up …`: what became of the people after the service. */
export const followUpNoun = (session: Session): Command => {
  const { signIn, print } = session;
  const noun = new Command('follow-up').description('what became of the people after the service: list, show, clocks');
  const list = noun.command('list').description('those planned for the earliest day first');
  for (const filter of ['policy', 'status', 'case', 'beneficiary', 'due', 'cursor', 'limit'])
    list.option(`--${filter} <value>`);
  list.action(async (options: Record<string, string>) => {
    const { body } = await signIn()
      .as('supervisor')
      .get<{ items: FollowUpShown[]; next: string | null }>(`/v1/follow-ups?${new URLSearchParams(options)}`);
    print(body, () => table(body.items.map(lineOf)));
  });
  noun
    .command('show <id>')
    .description('as it stands now')
    .action(async (id: string) => {
      const path = `/v1/follow-ups/${encodeURIComponent(id)}`;
      print((await signIn().as('supervisor').get<FollowUpShown>(path)).body);
    });
  addClocks(noun, '/v1/follow-ups', session);
  return noun;
};

const lineOf = ({ followUpId, caseId, serviceId, plannedFor, status, finding }: FollowUpShown) => ({
  followUp: followUpId,
  case: caseId,
  service: serviceId,
  planned: plannedFor,
  status,
  finding,
});
