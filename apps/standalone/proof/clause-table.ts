import { clauseUses, type ClauseUse } from '@lib/domain';
import { readModels } from '@lib/read-models';

/** What the code itself names for a clause. */
export interface ClauseRow extends ClauseUse {
  readonly readModels: readonly string[];
}

/** One row a clause, derived from the definitions of commands, events, clocks and read models. */
export const clauseTable = (): ClauseRow[] =>
  clauseUses().map((use) => ({
    ...use,
    readModels: readModels.filter((model) => model.clauses?.includes(use.clause.id)).map(({ name }) => name),
  }));
