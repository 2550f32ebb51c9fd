import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { EXIT, Failure } from './failure';
import type { Session } from './session';
import { table } from './table';

interface Series {
  readonly policyId: string;
  readonly use: string;
  readonly [field: string]: unknown;
}

/** Who may adopt into a series of which use (surface: AdoptPolicy). */
const ADOPTED_BY: Readonly<Record<string, string>> = {
  live: 'board',
  historical: 'importer',
  demonstration: 'supervisor',
};

/** `mustafid policy …`: the series of adopted versions. */
export const policyNoun = ({ signIn, print }: Session): Command => {
  const noun = new Command('policy').description('policy series and their versions');
  noun
    .command('list')
    .description('each series')
    .action(async () => {
      const { body } = await signIn().as('auditor').get<{ items: Series[] }>('/v1/policies');
      print(body, () => table(body.items.map(({ policyId, use, versions }) => ({ policyId, use, versions }))));
    });
  noun
    .command('show <policyId>')
    .description('one series with every version')
    .action(async (policyId: string) => {
      print(
        (
          await signIn()
            .as('auditor')
            .get<Series>(`/v1/policies/${encodeURIComponent(policyId)}`)
        ).body,
      );
    });
  noun
    .command('adopt <file>')
    .description('adopt the version that the JSON file holds')
    .option('--policy <policyId>', 'the series', 'main')
    .option('--key <key>', 'an idempotency key')
    .action(async (file: string, options: { policy: string; key?: string }) => {
      const version = documentOf(file);
      const role = ADOPTED_BY[String(version['use'])] ?? 'board';
      const headers: Record<string, string> = options.key === undefined ? {} : { 'idempotency-key': options.key };
      const path = `/v1/policies/${encodeURIComponent(options.policy)}/adopt-policy`;
      print((await signIn().as(role).post<Record<string, unknown>>(path, version, headers)).body);
    });
  return noun;
};

const documentOf = (file: string): Record<string, unknown> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    throw new Failure(`The policy file ${file} cannot be read as JSON: ${(error as Error).message}`, EXIT.usage);
  }
};
