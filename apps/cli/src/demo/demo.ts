import { Command, InvalidArgumentError } from 'commander';
import { EXIT, Failure } from '../failure';
import type { Session } from '../session';
import type { Service } from '../service';
import { DemoCase } from './demo-case';
import { DEMO_SERIES, demoPolicy } from './demo.policy';
import { fill, type Filled } from '../fill/fill';
import { rateOf, watcher } from '../progress';
import { Narrator, say, type Told } from './narrator';
import { tellWhole } from './whole';

/** `mustafid demo`: told on the public API alone, as it goes. Refused at a real issuer. */
export const demoNoun = ({ signIn, print }: Session): Command =>
  new Command('demo')
    .description('walk one case through its life, the two weeks being twenty seconds')
    .option('--whole', 'an accepted and a rejected case, with inquiry, obstacle, follow-up, dispute and ratings')
    .option('--fill <n>', 'instead: so many invented cases over a year, in a series of their own', wholeNumber)
    .option('--seed <n>', 'with --fill: which year; the same number gives the same cases', wholeNumber, 1)
    .action(async ({ whole, fill: count, seed }: { whole?: boolean; fill?: number; seed: number }) => {
      const people = signIn();
      if (!(await people.isLocal())) {
        throw new Failure(
          'The demonstration is for the local stack only: this service has an issuer of its own.',
          EXIT.refused,
        );
      }
      if (count !== undefined) {
        const filled = await fill(count, seed, people.asSample('importer'), watcher());
        return print(filled, () => accountOf(filled, people.url));
      }
      await adoptOnce(people.asSample('supervisor'));
      const narrator = new Narrator(people);
      if (whole) {
        const cases = await tellWhole(narrator);
        print({ cases }, () => cases.map(lastWords).join('\n'));
      } else {
        const told = await tellOne(narrator);
        print(told, () => lastWords(told));
      }
    });

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 on, up to 9999999.');
  return Number(text);
};

const accountOf = (filled: Filled, url: string): string =>
  [
    `${filled.cases} cases, ${filled.commands} commands in ${filled.seconds.toFixed(1)} s (${rateOf(filled)}/s), seed ${filled.seed}`,
    `stages: ${listed(filled.byStage)}`,
    `clocks: ${listed(filled.byState)}`,
    `refused: ${listed(filled.refusals)}`,
    `On the board: ${url}/sla?policy=${filled.policyId}`,
  ].join('\n');

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'none';

const lastWords = ({ caseId, stage }: Told): string =>
  `The case ${caseId} is ${stage}. Its history: npx mustafid case history ${caseId}`;

const adoptOnce = async (supervisor: Service): Promise<void> => {
  try {
    await supervisor.get(`/v1/policies/${DEMO_SERIES}`);
  } catch (error) {
    if (!(error instanceof Failure) || error.exitCode !== EXIT.notFound) throw error;
    say('supervisor', `adopts the series '${DEMO_SERIES}': the floor of P27 is 20 seconds here`);
    await supervisor.post(`/v1/policies/${DEMO_SERIES}/adopt-policy`, demoPolicy, {
      'idempotency-key': 'adopt-demo-1',
    });
  }
};

const tellOne = async (narrator: Narrator): Promise<Told> => {
  const one = new DemoCase(narrator, 'one');
  await one.prepare();
  await narrator.refused(
    'officer',
    one.at('refer-to-research'),
    'wants to raise the file, but nobody has signed yet',
    {},
    'attestation_missing',
  );
  await one.attest();
  await one.decide('accepted');
  const answer = { channel: 'phone', toldTo: 'applicant' };
  const tell = one.at('notify-decision');
  await narrator.refused('officer', tell, 'wants to tell the answer at once', answer, 'answer_before_floor');
  await one.floorPasses();
  await one.tellAnswer();
  await one.serve();
  await one.close();
  return narrator.lookBack(one.id);
};
