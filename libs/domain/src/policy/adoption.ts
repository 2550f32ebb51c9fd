import { hasRole, type Actor } from '../actor';
import type { Use } from '../closed-lists';
import { Refused } from '../refused';
import { durationMs } from '../time/duration';
import type { Instant } from '../time/instant';
import { checkDocument } from './check-document';
import type { Length, PolicyVersion, ReviewWindow } from './document';
import type { PolicyCommandOf, PolicyEvent, PolicySeries } from './series';
import { versionOneOfMain } from './version-one';

type Adopt = PolicyCommandOf<'AdoptPolicy'>;

export const adopt = ({ data, at, by }: Adopt, state: PolicySeries): readonly PolicyEvent[] => {
  const use = data.use ?? state.use ?? usualUse(data.policyId, by);
  checkSeries(data, use, by, state);
  const next = (state.versions.at(-1)?.version ?? 0) + 1;
  if (data.version !== next) throw new Refused('version_not_next', 'P3', { next });
  const effectiveFrom = data.effectiveFrom ?? at;
  if (use === 'live' && effectiveFrom < at && !hasRole(by, 'system'))
    throw new Refused('effective_in_past', 'P3', { earliest: at });
  const document = documentOf(data, use, effectiveFrom, state.versions.at(-1) ?? versionOneOfMain(effectiveFrom));
  checkDocument(document);
  const { floor, ceiling } = document.reviewWindow;
  if (floor && ceiling && durationMs(ceiling.length) < durationMs(floor.length))
    throw new Refused('ceiling_under_floor', 'P27', { floor: floor.length, ceiling: ceiling.length });
  return [
    {
      type: 'PolicyAdopted',
      data: { policyId: data.policyId, version: data.version, use, effectiveFrom, occurredAt: at, document },
    },
  ];
};

const usualUse = (policyId: string, by: Actor): Use => {
  if (policyId === 'main') return 'live';
  return hasRole(by, 'importer') && !hasRole(by, 'board') ? 'historical' : 'demonstration';
};

/** P3, P30: one live series, `main`, which is the board's; a series never changes its use. */
const checkSeries = (data: Adopt['data'], use: Use, by: Actor, state: PolicySeries): void => {
  const refuse = (why: string): never => {
    throw new Refused('series_not_allowed', 'P3', { policyId: data.policyId, use, why });
  };
  if (state.use !== undefined && state.use !== use) refuse('use_is_fixed');
  if ((use === 'live') !== (data.policyId === 'main')) refuse('only_main_is_live');
  if (use === 'demonstration' && data.demonstrationRefused) refuse('no_demonstration_here');
  if (hasRole(by, 'board')) return;
  if (hasRole(by, 'system') && use === 'live' && state.versions.length === 0) return;
  if (hasRole(by, 'importer') && use === 'historical') return;
  if (hasRole(by, 'supervisor') && use === 'demonstration') return;
  refuse('role');
};

const documentOf = (data: Adopt['data'], use: Use, effectiveFrom: Instant, before: PolicyVersion): PolicyVersion => ({
  policyId: data.policyId,
  version: data.version,
  use,
  effectiveFrom,
  basis: data.basis ?? (data.version === 1 && data.policyId !== 'main' ? {} : before.basis),
  gates: data.gates ?? before.gates,
  reviewWindow: reviewWindowOf(data.reviewWindow, before.reviewWindow),
  windows: merged(before.windows, data.windows),
  warnAfterShare: data.warnAfterShare ?? before.warnAfterShare,
  registrationFrom: data.registrationFrom ?? before.registrationFrom,
  receivedAtMostBack: data.receivedAtMostBack ?? before.receivedAtMostBack,
  warning: data.warning ?? before.warning,
  form: data.form ?? before.form,
  decision: data.decision ?? before.decision,
  segments: data.segments ?? before.segments,
  support: data.support ?? before.support,
  urgency: data.urgency ?? before.urgency,
  topics: data.topics ?? before.topics,
  attachmentKinds: data.attachmentKinds ?? before.attachmentKinds,
  requirements: data.requirements ?? before.requirements,
  reasons: merged(before.reasons, data.reasons),
  texts: merged(before.texts, data.texts),
  confirmationWait: data.confirmationWait ?? before.confirmationWait,
  objectionWithin: data.objectionWithin ?? before.objectionWithin,
  followUps: data.followUps ?? before.followUps,
  findings: data.findings ?? before.findings,
  survey: merged(before.survey, data.survey),
  departments: data.departments ?? before.departments,
  clauses: data.clauses ?? before.clauses,
  documents: data.documents ?? before.documents,
  formFields: data.formFields ?? before.formFields,
  reminders: merged(before.reminders, data.reminders),
  notifications: merged(before.notifications, data.notifications),
  retention: lengthOf(data.retention, before.retention),
});

const reviewWindowOf = (given: Partial<ReviewWindow> | undefined, before: ReviewWindow): ReviewWindow => ({
  from: given?.from ?? before.from,
  floor: lengthOf(given?.floor, before.floor),
  target: lengthOf(given?.target, before.target),
  ceiling: lengthOf(given?.ceiling, before.ceiling),
  earlyAnswer: given?.earlyAnswer ?? before.earlyAnswer,
  basis: given?.basis ?? before.basis,
});

/** null takes a length away; what is not said stays. A length is the house's unless it says that it is the policy's. */
const lengthOf = (given: Length | null | undefined, before: Length | null): Length | null => {
  if (given === undefined) return before;
  if (given === null) return null;
  const { length, clause, source = 'house', counting } = given;
  return {
    length,
    source,
    ...(clause === undefined ? {} : { clause }),
    ...(counting === undefined ? {} : { counting }),
  };
};

/** Every known member: as given, else as before. */
const merged = <T extends object>(before: T, given: Partial<T> | undefined): T =>
  Object.fromEntries(
    Object.entries(before).map(([name, value]) => {
      const said = given?.[name as keyof T];
      return [name, said === undefined ? value : said];
    }),
  ) as T;
