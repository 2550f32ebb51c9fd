import type { Role } from '../actor';
import type { Stage } from '../closed-lists';
import type { Clock } from '../time/clock';
import type { CaseEventType } from './events';
import type { Case } from './state';

/** P27: who may know of a decision before the person has been told. */
const knowing: readonly Role[] = ['officer', 'researcher', 'committee', 'supervisor', 'auditor'];

export const seesOutcome = (roles: readonly Role[]): boolean => roles.some((role) => knowing.includes(role));

/** What a reader without that right is not shown of a case that is decided and not answered: types, outcome, reasons. */
export const concealedTypes: ReadonlySet<string> = new Set<CaseEventType>([
  'CommitteeDecided',
  'DecisionRetracted',
  'EarlyAnswerAuthorised',
  'EarlyAnswerReported',
  'AnswerAttempted',
  'AnswerRetracted',
  'AnswerTargetNeared',
  'AnswerTargetMissed',
]);

export const concealStage = (stage: Stage): Stage => (stage === 'decided' ? 'review' : stage);

type Shown = { type: string; data: object };

const isHistorical = (events: readonly Shown[]): boolean => {
  const first = events[0]?.data as { use?: string } | undefined;
  return first?.use === 'historical';
};

/**
 * The events of a whole stream that these roles may be shown. Until the answer everything that tells of a decision is
 * left out; after it, what led up to a standing answer is shown. An answer that was retracted because nobody was told is
 * left out too, and what followed it, until the person has been told. Historical series aside.
 */
export const shownEvents = <E extends Shown>(events: readonly E[], roles: readonly Role[]): readonly E[] => {
  if (seesOutcome(roles) || isHistorical(events)) return events;
  const told = toldUpTo(events);
  return events.filter((event, index) => index <= told || !tellsOutcome(event.type));
};

const tellsOutcome = (type: string): boolean => concealedTypes.has(type) || type === 'DecisionNotified';

/** The place of the last answer that stands; -1 while none does. */
const toldUpTo = (events: readonly Shown[]): number => {
  let told = -1;
  let before = -1;
  events.forEach(({ type, data }, index) => {
    if (type === 'DecisionNotified') {
      before = told;
      told = index;
    }
    if (type === 'AnswerRetracted') told = (data as { answerStands?: boolean }).answerStands ? index : before;
  });
  return told;
};

/** Whether the outcome of this case is to be kept from these roles now. */
export const isConcealed = (state: Case, roles: readonly Role[]): boolean =>
  state.status === 'decided' && state.use !== 'historical' && !seesOutcome(roles);

/** The clocks that these roles may be shown: the time to tell runs only where something is decided. */
export const shownClocks = (clocks: readonly Clock[], state: Case, roles: readonly Role[]): readonly Clock[] =>
  isConcealed(state, roles) ? clocks.filter(({ clock }) => clock !== 'answer') : clocks;
