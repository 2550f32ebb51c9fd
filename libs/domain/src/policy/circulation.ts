import type { Role } from '../actor';
import { Refused } from '../refused';
import type { PolicyVersion } from './document';
import type { PolicyCommandOf, PolicyEvent, PolicySeries } from './series';

/** Whoever works by the policy. */
const readers: readonly Role[] = [
  'intake',
  'officer',
  'researcher',
  'committee',
  'provider',
  'supervisor',
  'auditor',
  'privacy',
];

/** P3 «تعميمها»: a version goes to the roles that work by it; one that has it is not sent it again. */
export const circulate = (
  { data, at }: PolicyCommandOf<'CirculatePolicy'>,
  state: PolicySeries,
): readonly PolicyEvent[] => {
  const { version } = versionOf(state, data.version);
  const sent = state.circulated[version] ?? [];
  const roles = (data.roles ?? readers).filter((role) => !sent.includes(role));
  if (roles.length === 0) return [];
  return [{ type: 'PolicyCirculated', data: { policyId: data.policyId, occurredAt: at, version, roles } }];
};

/** P3: each of those whom it was sent to says that they have it. */
export const acknowledge = (
  { data, at, by }: PolicyCommandOf<'AcknowledgePolicy'>,
  state: PolicySeries,
): readonly PolicyEvent[] => {
  const { version } = versionOf(state, data.version);
  if (state.acknowledged[version]?.includes(by.id)) return [];
  const sent = state.circulated[version] ?? [];
  const roles = by.roles.filter((role) => sent.includes(role));
  if (roles.length === 0) throw new Refused('not_circulated', 'P3', { version, roles: sent });
  return [
    {
      type: 'PolicyAcknowledged',
      data: { policyId: data.policyId, occurredAt: at, version, actorId: by.id, roles },
    },
  ];
};

/** P3 «مراجعتها باستمرار»: looked through, and kept or to be amended; the next review is counted from here. */
export const review = ({ data, at }: PolicyCommandOf<'ReviewPolicy'>, state: PolicySeries): readonly PolicyEvent[] => {
  const latest = state.versions.at(-1);
  if (!latest) throw new Refused('policy_not_in_force', 'P3');
  const { policyId, outcome } = data;
  return [{ type: 'PolicyReviewed', data: { policyId, occurredAt: at, version: latest.version, outcome } }];
};

/** Throws Refused('version_unknown') with those that there are. */
const versionOf = (state: PolicySeries, version: number): PolicyVersion => {
  const found = state.versions.find((each) => each.version === version);
  if (!found)
    throw new Refused('version_unknown', 'P3', {
      pointer: '/version',
      allowed: state.versions.map((each) => each.version),
    });
  return found;
};
