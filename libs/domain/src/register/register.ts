import type { Instant } from '../time/instant';

/** P16: a number is given once and never again; the event's revision in `register-<hijriYear>` is number − 1. */
export type RegisterEvent = {
  type: 'ReferenceIssued';
  data: { caseId: string; number: number; hijriYear: number; occurredAt: Instant };
};
export type RegisterEventType = RegisterEvent['type'];
export const registerEventTypes: readonly RegisterEventType[] = ['ReferenceIssued'];

/** Many cases in one append; the order of `caseIds` is the order of the numbers. */
export type RegisterCommand = {
  type: 'IssueReferences';
  data: { hijriYear: number; caseIds: readonly string[] };
  at: Instant;
};

export type Register = { last: number; numbers: ReadonlyMap<string, number> };

export const initialRegister: Register = { last: 0, numbers: new Map() };

/** Adds to the given register's own map: a year's register is folded once and is too long to copy for each number. */
export const evolveRegister = (state: Register, event: RegisterEvent): Register => {
  const numbers = state === initialRegister ? new Map<string, number>() : (state.numbers as Map<string, number>);
  numbers.set(event.data.caseId, event.data.number);
  return { last: event.data.number, numbers };
};

/** The next numbers without a gap; a case that has one, in the register or earlier in the same list, is skipped. */
export const decideRegister = (command: RegisterCommand, state: Register): readonly RegisterEvent[] => {
  const { hijriYear, caseIds } = command.data;
  const fresh = [...new Set(caseIds)].filter((caseId) => !state.numbers.has(caseId));
  return fresh.map((caseId, index) => ({
    type: 'ReferenceIssued',
    data: {
      caseId,
      // guard P16
      number: state.last + 1 + index,
      hijriYear,
      occurredAt: command.at,
    },
  }));
};
