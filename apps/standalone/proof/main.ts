import { breakGuards, type BrokenGuard } from './break-guards';
import { cites, runTests, type CitedTest } from './cited-tests';
import { clauseTable, type ClauseRow } from './clause-table';
import { guardsIn, type Guard } from './guards';

const ANY_CLAUSE = '\\bP[0-9]+\\b';
const IS_UNIT_TEST = /\.spec\.ts$/;

/**
 * Prints each clause with what represents it, from the code itself and from a run of the tests that cite it; with
 * `--break` each guard is taken out in turn, and what no test then misses is not covered; `--brief` prints only what is
 * lacking. `ran`: what a run that has just ended saw, else they are run here. Answers the exit code.
 */
export const main = async (root: string, args: readonly string[], ran?: readonly CitedTest[]): Promise<number> => {
  const tests = ran?.filter(({ file }) => IS_UNIT_TEST.test(file)) ?? (await runTests(root, ANY_CLAUSE));
  const cited = tests.filter(({ title }) => new RegExp(ANY_CLAUSE).test(title));
  const guards = guardsIn(root);
  const broken = args.includes('--break') ? await breakGuards(root, guards, cited) : undefined;
  const rows = clauseTable();
  if (!args.includes('--brief')) for (const row of rows) print(row, cited, guards, broken);
  const lacks = rows.flatMap((row) => lacksOf(row, cited, guards, broken));
  for (const lack of lacks) say(`lacking  ${lack}`);
  const binding = rows.filter(({ clause }) => clause.binding);
  const complete = binding.filter((row) => lacksOf(row, cited, guards, broken).length === 0);
  say(
    `${complete.length} of ${binding.length} binding clauses are complete${broken ? ', their guards broken one by one' : ''}.`,
  );
  return lacks.length === 0 ? 0 : 1;
};

const print = (
  { clause, commands, events, clocks, readModels }: ClauseRow,
  cited: readonly CitedTest[],
  guards: readonly Guard[],
  broken: readonly BrokenGuard[] | undefined,
): void => {
  say(`${clause.id}${clause.binding ? ' ●' : ''}  ${clause.words.ar}`);
  say(`    ${clause.words.en}`);
  const line = (name: string, items: readonly string[]): void => {
    if (items.length > 0) say(`    ${name.padEnd(12)}${items.join(', ')}`);
  };
  line('commands', commands);
  line('events', events);
  line('clocks', clocks);
  line('read models', readModels);
  for (const guard of guards.filter((each) => each.clause === clause.id))
    line('guard', [`${guard.file}:${guard.line}${seen(guard, broken)}`]);
  for (const { title, status } of cited.filter((test) => cites(test, clause.id)))
    line('test', [status === 'passed' ? title : `${title} [${status}]`]);
  say('');
};

const seen = (guard: Guard, broken: readonly BrokenGuard[] | undefined): string => {
  const result = broken?.find((each) => each.guard === guard);
  if (!result) return '';
  return result.seenBy.length > 0 ? `  (without it ${result.seenBy.length} fail)` : '  (NOBODY MISSES IT)';
};

/** What a clause that binds software does not have; a cited test that did not pass is lacking for any clause. */
const lacksOf = (
  { clause, commands, events }: ClauseRow,
  cited: readonly CitedTest[],
  guards: readonly Guard[],
  broken: readonly BrokenGuard[] | undefined,
): string[] => {
  const tests = cited.filter((test) => cites(test, clause.id));
  const lacks = tests.filter(({ status }) => status !== 'passed').map(({ title, status }) => `${status}: ${title}`);
  if (!clause.binding) return lacks.map((lack) => `${clause.id}: ${lack}`);
  if (commands.length === 0) lacks.push('no command');
  if (events.length === 0) lacks.push('no event');
  if (tests.length === 0) lacks.push('no test');
  const own = guards.filter((guard) => guard.clause === clause.id);
  if (own.length === 0) lacks.push('no guard');
  for (const guard of own) {
    const result = broken?.find((each) => each.guard === guard);
    if (result && result.seenBy.length === 0)
      lacks.push(`${guard.file}:${guard.line}: ${result.trouble ?? 'no test that cites it fails without it'}`);
  }
  return lacks.map((lack) => `${clause.id}: ${lack}`);
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
