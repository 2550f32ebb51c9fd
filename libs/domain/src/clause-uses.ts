import { caseEventTypes, clausesOf } from './case/clauses';
import { caseCommands, caseEntries } from './case/command-table';
import { dueKinds } from './case/due-event-types';
import { deciders } from './deciders';
import { clauses, type Clause } from './policy/clauses';
import { versionOneOfMain } from './policy/version-one';
import { registerEventTypes } from './register/register';

/** A clause, and what the rules themselves name for it. */
export interface ClauseUse {
  readonly clause: Clause;
  readonly commands: readonly string[];
  readonly events: readonly string[];
  /** The clocks whose windows or due steps are the clause's. */
  readonly clocks: readonly string[];
}

/** One entry a clause, derived from the definitions of commands, events and clocks. */
export const clauseUses = (): ClauseUse[] => {
  const commands = commandClauses();
  const events = eventClauses();
  const clocks = clockClauses();
  return clauses.map((clause) => ({
    clause,
    commands: named(commands, clause.id),
    events: named(events, clause.id),
    clocks: named(clocks, clause.id),
  }));
};

type Named = readonly (readonly [name: string, clauses: readonly string[]])[];

const named = (all: Named, id: string): string[] => [
  ...new Set(all.filter(([, cited]) => cited.includes(id)).map(([name]) => name)),
];

const commandClauses = (): Named =>
  [caseCommands, caseEntries, ...Object.values(deciders).map(({ commands }) => commands)].flatMap(
    (rows: Readonly<Record<string, { clauses: readonly string[] }>>) =>
      Object.entries(rows).map(([type, row]) => [type, row.clauses] as const),
  );

const eventClauses = (): Named => [
  ...caseEventTypes.map((type) => [type, clausesOf(type)] as const),
  ...registerEventTypes.map((type) => [type, ['P16']] as const),
  ...Object.values(deciders).flatMap(({ events, dueKinds: kinds }) => [
    ...Object.entries(events),
    ...Object.entries(kinds).map(([type, kind]) => [type, [kind.clause]] as const),
  ]),
];

const clockClauses = (): Named => {
  const { windows, reviewWindow } = versionOneOfMain('2023-11-26T21:00:00.000Z');
  const kinds = [dueKinds, ...Object.values(deciders).map((decider) => decider.dueKinds)];
  return [
    ...Object.entries(windows).map(([name, { clause }]) => [name, [clause]] as const),
    ['review', [reviewWindow.floor?.clause ?? 'P27']] as const,
    ...kinds.flatMap((each) => Object.values(each).map(({ clock, clause }) => [clock, [clause]] as const)),
  ];
};
