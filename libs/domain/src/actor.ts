/** Every role that a token may carry; `system` is the timers' own and cannot be had from outside. */
export const roles = [
  'intake',
  'officer',
  'researcher',
  'committee',
  'provider',
  'supervisor',
  'auditor',
  'board',
  'privacy',
  'importer',
  'operator',
  'system',
] as const;
export type Role = (typeof roles)[number];

export type Actor = { id: string; kind: 'person' | 'service' | 'system'; roles: readonly Role[] };

/** Who records what fell due. */
export const systemActor: Actor = { id: 'system', kind: 'system', roles: ['system'] };

export const hasRole = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.roles.some((role) => wanted.includes(role));
