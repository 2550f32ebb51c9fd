import { caseBoard } from './case-board/case-board.fold';
import type { AnyProjection } from './engine/projection';
import { numbers } from './numbers/numbers.fold';
import { policies } from './policies/policies.fold';
import { timers } from './timers/timers.fold';

/** Everything that the projector keeps. */
export const readModels: readonly AnyProjection[] = [caseBoard, numbers, policies, timers];
