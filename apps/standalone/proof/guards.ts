import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The place in the domain that holds a clause: one expression, or the fact that it must record. */
export interface Guard {
  readonly clause: string;
  /** Relative to the checkout. */
  readonly file: string;
  readonly line: number;
  /** The file's text with the guard turned into its opposite, or with the fact left out. */
  readonly broken: string;
}

const MARK = /^\s*\/\/ guard (P\d+)\b/;

/**
 * The guards that the domain's source marks by a line `// guard P24` above them. An `if` is negated; of a `return` or an
 * arrow that answers with events, none are answered; of a member (`channel: data.channel`), the value is left out.
 */
export const guardsIn = (root: string): Guard[] => {
  const folder = path.join(root, 'libs/domain/src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .sort()
    .flatMap((file) => guardsOf(root, path.join('libs/domain/src', file)));
};

const guardsOf = (root: string, file: string): Guard[] => {
  const text = readFileSync(path.join(root, file), 'utf8');
  if (!text.includes('// guard P')) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return text.split('\n').flatMap((line, index) => {
    const clause = MARK.exec(line)?.[1];
    return clause === undefined ? [] : [{ clause, file, line: index + 1, broken: broken(source, text, index + 1) }];
  });
};

const broken = (source: ts.SourceFile, text: string, line: number): string => {
  const node = nodeAfter(source, line);
  const edit = node && opposite(node);
  if (!edit) throw new Error(`${source.fileName}:${line}: what stands under this mark is no guard that can be broken`);
  const [old, replacement] = edit;
  return text.slice(0, old.getStart()) + replacement + text.slice(old.end);
};

/** The outermost node that begins on the first line of code under the mark. */
const nodeAfter = (source: ts.SourceFile, line: number): ts.Node | undefined => {
  let found: ts.Node | undefined;
  const look = (node: ts.Node): void => {
    if (found) return;
    const start = source.getLineAndCharacterOfPosition(node.getStart()).line;
    if (start === line && canBreak(node)) found = node;
    else ts.forEachChild(node, look);
  };
  ts.forEachChild(source, look);
  return found;
};

const canBreak = (node: ts.Node): boolean => opposite(node) !== undefined;

const opposite = (node: ts.Node): readonly [ts.Node, string] | undefined => {
  if (ts.isIfStatement(node)) return [node.expression, `!(${node.expression.getText()})`];
  if (ts.isReturnStatement(node) && node.expression) return [node.expression, negated(node.expression)];
  if (ts.isPropertyAssignment(node)) return [node.initializer, 'undefined'];
  if (ts.isShorthandPropertyAssignment(node)) return [node, `${node.name.text}: undefined`];
  if (ts.isVariableStatement(node)) return ofVariable(node.declarationList.declarations[0]?.initializer);
  return undefined;
};

const ofVariable = (value: ts.Expression | undefined): readonly [ts.Node, string] | undefined => {
  if (!value) return undefined;
  const answer = ts.isArrowFunction(value) ? value.body : value;
  return ts.isBlock(answer) ? undefined : [answer, negated(answer as ts.Expression)];
};

const negated = (expression: ts.Expression): string => {
  const bare = ts.isParenthesizedExpression(expression) ? expression.expression : expression;
  return ts.isArrayLiteralExpression(bare) ? '[]' : `!(${expression.getText()})`;
};
