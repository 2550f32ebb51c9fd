import type { Instant } from '../time/instant';
import type { CaseCommand, CaseCommandOf } from './commands';
import type { CaseEvent } from './events';
import type { Known } from './state';
import type { Documents } from '../documents';

/** Answers with events, with none (nothing to do, safe to repeat), or throws Refused. `at` is what it is judged by. */
export type Rule<T extends CaseCommand['type'], S extends Known = Known> = (
  command: CaseCommandOf<T>,
  state: S,
  documents: Documents,
  at: Instant,
) => readonly CaseEvent[];
