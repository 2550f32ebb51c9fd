import { beneficiaryKinds, channels, clockNames, clockStates, loops, roles, stages } from '@lib/domain';
import { day, identifier, instant, oneOf, text, whole } from './parameters';

/** Whose turn it can be, beside the roles. */
const waitedFor = ['applicant', 'third_party', 'beneficiary', 'nobody'] as const;

/** What the case board can be asked for. */
export const caseParameters = {
  policy: identifier,
  stage: oneOf(stages),
  loop: oneOf(loops),
  channel: oneOf(channels),
  segment: identifier,
  support: identifier,
  kind: oneOf(beneficiaryKinds),
  urgency: identifier,
  assignee: identifier,
  role: oneOf([...roles.filter((role) => role !== 'system'), ...waitedFor]),
  clock: oneOf(clockNames),
  clockState: oneOf(clockStates),
  open: oneOf(['true', 'false'] as const),
  toBeTold: oneOf(['true'] as const),
  answered: oneOf(['met', 'met_late'] as const),
  answeredFrom: day,
  answeredTo: day,
  due: instant,
  dueFrom: instant,
  q: {
    ...text(100),
    schema: {
      ...text(100).schema,
      description: 'the beginning of a reference number, of an external one or of an id',
    },
  },
  reference: identifier,
  beneficiary: identifier,
  order: oneOf(['newest', 'due'] as const),
  cursor: text(1_000),
  limit: whole(1, 200),
};
