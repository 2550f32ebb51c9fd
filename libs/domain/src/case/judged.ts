import { hasRole } from '../actor';
import { Refused } from '../refused';
import { earlierOf, laterOf, type Instant } from '../time/instant';
import type { CaseCommand } from './commands';
import type { Every } from './events';
import type { Case } from './state';

/**
 * The instant by which a command is judged: the log's clock, never before the stream's last; for an importer, on a
 * historical series until its history is complete, `occurredAt`, which never lies before the stream's last nor ahead.
 */
export const judgedAt = (command: CaseCommand, state: Case): Instant => {
  const last = state.status === 'unknown' ? undefined : state.lastAt;
  const { occurredAt } = command.data;
  if (occurredAt === undefined) return last === undefined ? command.at : laterOf(command.at, last);
  const open = state.status === 'unknown' || (state.use === 'historical' && !state.history);
  if (!hasRole(command.by, 'importer') || !open)
    throw new Refused('not_historical', undefined, { pointer: '/occurredAt' });
  checkBetween(occurredAt, '/occurredAt', last, command.at);
  return occurredAt;
};

/** The instant by which a floor is judged: the earlier of the log's clock and this process's. */
export const floorJudgedAt = (command: CaseCommand, at: Instant): Instant =>
  command.data.occurredAt !== undefined || command.floorAt === undefined ? at : earlierOf(at, command.floorAt);

/** Throws Refused('instant_out_of_range'); both ends are allowed. */
export const checkBetween = (
  value: Instant | undefined,
  pointer: string,
  earliest: Instant | undefined,
  latest: Instant,
): void => {
  if (value === undefined) return;
  if (value > latest || (earliest !== undefined && value < earliest))
    throw new Refused('instant_out_of_range', undefined, { pointer, earliest: earliest ?? null, latest });
};

/** What every event of a command carries. Members that are undefined vanish in JSON. */
export const everyOf = (command: CaseCommand, at: Instant): Every => ({
  caseId: command.data.caseId,
  occurredAt: at,
  ...(command.data.personal === undefined ? {} : { personal: command.data.personal }),
  ...(command.data.cites === undefined ? {} : { cites: command.data.cites }),
  ...(command.data.inferredFrom === undefined ? {} : { inferredFrom: command.data.inferredFrom }),
});
