import ts from 'typescript';
import { isTest } from './offences';

// The one clock, the engines' launchers, the node (whose `created` is the log's own time) and what only shows time to people.
const mayReadTime = [
  'libs/event-store/src/clock.ts',
  'libs/local-stack/',
  'libs/event-node/',
  'libs/testing/',
  'apps/dashboard/',
  'apps/cli/',
  'workflows/',
];

const sqlClock =
  /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp)\s*\(\s*\)|\bcurrent_(?:timestamp|date|time)\b/i;

/** One sentence for each place where a file takes the time from anywhere but the one clock. */
export const clocksIn = (file: string, text: string): readonly string[] => {
  if (isTest(file) || mayReadTime.some((allowed) => file.startsWith(allowed))) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const clock = clockOf(node);
    if (clock) found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} reads ${clock}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const clockOf = (node: ts.Node): string | undefined => {
  if (ts.isNewExpression(node) && isDate(node.expression) && !node.arguments?.length) return 'new Date()';
  if (ts.isCallExpression(node) && isDate(node.expression)) return 'Date()';
  if (ts.isPropertyAccessExpression(node) && isDate(node.expression) && node.name.text === 'now') return 'Date.now';
  if ((ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) && sqlClock.test(node.text))
    return 'the clock of SQL';
  return undefined;
};

const isDate = (node: ts.Expression): boolean => ts.isIdentifier(node) && node.text === 'Date';
