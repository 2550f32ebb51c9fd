import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { caseEventTypes, clausesOf, deciders, dueKinds, labelOf, registerEventTypes, type DueKind } from '@lib/domain';

/** Made by the system to keep two streams in step; nobody outside should build on them. */
const bookkeeping: ReadonlySet<string> = new Set([
  'CalendarApplied',
  'DisputeAbandoned',
  'InquiryAbandoned',
  'InquiryOpened',
  'InquiryReopeningAbandoned',
  'InquirySettled',
]);

export interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
}

/** `docs/events.md`: every event that a stream can hold, from the types and tables of the domain itself. */
export const eventsDocument = (root: string): string => {
  const fields = factFields(root);
  const sections = [
    section('case', caseEventTypes, clausesOf as (type: string) => readonly string[], dueKinds, fields),
    section('register', registerEventTypes, () => ['P16'], {}, fields),
    ...Object.entries(deciders).map(([category, { events, dueKinds: kinds }]) =>
      section(
        category,
        [...Object.keys(events), ...Object.keys(kinds)],
        (type) => events[type] ?? (kinds[type] ? [kinds[type].clause] : []),
        kinds,
        fields,
      ),
    ),
  ];
  return `${preface}\n${sections.join('\n')}`;
};

const preface = `# Events

Every event that a stream can hold, with its meaning, its clauses and its fields. Made from the domain's own types by \`npm run events:document\`; a test holds it to them, in both directions.

- **A fact** happened: anyone may rely on it for ever. **A step** fell due: recorded once per start of its clock, with \`dueAt\`, by whichever command or alarm came first. **Bookkeeping** keeps two streams in step: read it, but build nothing on it.
- Every event also has \`occurredAt\` (the instant by which it was judged) and the id of its stream; \`personal\` (one part a person, opaque to every rule), \`cites\` and \`inferredFrom\` where they were given. Who and why stand in the metadata: \`actor\`, \`onBehalfOf\`, \`commandId\`, \`commandHash\`, \`$correlationId\`, \`$causationId\`, \`clauses\`, \`recordedAt\`.
- A shape never changes: a field may be added as an optional one; anything else is a new type with an upcast.
`;

const section = (
  category: string,
  types: readonly string[],
  clausesFor: (type: string) => readonly string[],
  kinds: Readonly<Record<string, DueKind>>,
  fields: ReadonlyMap<string, readonly Field[]>,
): string => {
  const rows = types.map((type) => {
    const kind = kinds[type] ? 'step' : bookkeeping.has(type) ? 'bookkeeping' : 'fact';
    const known = fields.get(type) ?? (kinds[type] ? stepFields : undefined);
    if (!known) throw new Error(`No declaration of the event ${type} was found`);
    const meaning = `${labelOf(`line.${type}`, 'en')} · ${labelOf(`line.${type}`, 'ar')}`;
    const shown = known
      .map(({ name, optional, type: of }) => `\`${name}${optional ? '?' : ''}\`: ${escaped(of)}`)
      .join('<br>');
    return `| \`${type}\` | ${kind} | ${meaning} | ${clausesFor(type).join(' ') || '–'} | ${shown || '–'} |`;
  });
  return `## \`${category}-…\`\n\n| event | kind | meaning | clauses | fields |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
};

const stepFields: readonly Field[] = [
  { name: 'dueAt', optional: false, type: 'Instant' },
  { name: 'clock', optional: false, type: 'ClockName' },
  { name: 'start', optional: false, type: 'string' },
  { name: 'subject', optional: true, type: 'string' },
];

/** In every event, and said once above. */
const everywhere: ReadonlySet<string> = new Set(['occurredAt', 'personal', 'cites', 'inferredFrom']);

/** The fields of every fact by its type, beside those that every event has. */
export const factFields = (root: string): Map<string, readonly Field[]> => {
  const files = filesWithFacts(path.join(root, 'libs/domain/src'));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    strict: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const found = new Map<string, readonly Field[]>();
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) throw new Error(`${file} is not there`);
    ts.forEachChild(source, (node) => {
      if (!ts.isTypeAliasDeclaration(node)) return;
      if (node.name.text === 'Facts') addFacts(checker, checker.getTypeAtLocation(node), node, found);
      if (node.name.text === 'RegisterEvent') found.set('ReferenceIssued', dataOf(checker, node));
    });
  }
  return found;
};

/** Each aggregate declares its facts as a type of that name; the register's is one event. */
const filesWithFacts = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .sort()
    .map((file) => path.join(folder, file))
    .filter((file) => /^type Facts = |^export type RegisterEvent = /m.test(readFileSync(file, 'utf8')));

const addFacts = (checker: ts.TypeChecker, facts: ts.Type, at: ts.Node, found: Map<string, readonly Field[]>): void => {
  for (const fact of checker.getPropertiesOfType(facts))
    found.set(fact.name, fieldsOf(checker, checker.getTypeOfSymbolAtLocation(fact, at), at));
};

const dataOf = (checker: ts.TypeChecker, node: ts.TypeAliasDeclaration): readonly Field[] => {
  const data = checker.getTypeAtLocation(node).getProperty('data')!;
  return fieldsOf(checker, checker.getTypeOfSymbolAtLocation(data, node), node);
};

const fieldsOf = (checker: ts.TypeChecker, type: ts.Type, at: ts.Node): readonly Field[] =>
  checker
    .getPropertiesOfType(type)
    .filter(({ name }) => !everywhere.has(name))
    .map((field) => {
      const optional = (field.flags & ts.SymbolFlags.Optional) !== 0;
      const of = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(field, at));
      return { name: field.name, optional, type: textOf(checker, of, at) };
    });

/** The members of a union in one order, whatever the compiler met first. */
const textOf = (checker: ts.TypeChecker, type: ts.Type, at: ts.Node): string => {
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;
  const isChoice = type.isUnion() && type.types.every((member) => member.isStringLiteral());
  if (!isChoice) return checker.typeToString(type, at, flags);
  return (type as ts.UnionType).types
    .map((member) => checker.typeToString(member, at, flags))
    .sort()
    .join(' | ');
};

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
