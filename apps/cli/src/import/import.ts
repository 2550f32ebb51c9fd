import { Command } from 'commander';
import { EXIT, Failure } from '../failure';
import type { Session } from '../session';
import type { Service } from '../service';
import { rateOf, watcher } from '../progress';
import { importLog, type Account } from './import-log';
import { receiptLogPolicy } from './receipt-log.policy';

/** `mustafid import FILE`: the receipt log through the public API, into a historical series of its own. */
export const importNoun = ({ signIn, print }: Session): Command =>
  new Command('import')
    .description('bring a real log of past casework in; safe to stop and start again')
    .argument('<file>', 'the log as CSV')
    .action(async (file: string) => {
      const importer = signIn().as('importer');
      await adoptSeries(importer);
      const account = await importLog(file, importer, watcher());
      print(account, () => accountOf(account));
    });

/** The series is adopted once; a second import finds it. */
const adoptSeries = async (importer: Service): Promise<void> => {
  try {
    await importer.get(`/v1/policies/${receiptLogPolicy.policyId}`);
    return;
  } catch (error) {
    if (!(error instanceof Failure) || error.exitCode !== EXIT.notFound) throw error;
  }
  await importer.post(`/v1/policies/${receiptLogPolicy.policyId}/adopt-policy`, receiptLogPolicy.body, {
    'idempotency-key': `adopt-${receiptLogPolicy.policyId}-1`,
  });
};

const accountOf = (account: Account): string =>
  [
    `${account.cases} cases from ${account.rows} rows, ${account.commands} commands in ${account.seconds.toFixed(1)} s (${rateOf(account)}/s)`,
    `refused: ${countsOf(account.refusals)}`,
    `referral read off the activity: ${countsOf(account.referralsReadOff)}`,
    `activities that stand for no command: ${countsOf(account.notMapped)}`,
    ...account.listed.map(({ line, reason }) => `line ${line}: ${reason}`),
  ].join('\n');

const countsOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'none';
