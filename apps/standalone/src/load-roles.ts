import { setTimeout as sleep } from 'node:timers/promises';

type Roles = typeof import('./roles');

/** A turn of the event loop or two: so long the engines' starts wait for one part at most. */
const BETWEEN_MS = 10;

/** In parts, as loading keeps everything else in this process waiting. */
const PARTS: readonly (() => unknown)[] = [
  () => require('../../projector/src/projector'),
  () => require('../../worker/src/worker'),
  () => require('../../api/src/api'),
];

/**
 * What the roles need is loaded while the engines' processes come up: either takes a second or two. Nothing more is loaded
 * once those have, or could not, or nobody wants them any more.
 */
export const loadRolesBeside = async (engines: Promise<unknown>, unwanted: () => boolean): Promise<void> => {
  let settled = false;
  const settle = (): void => {
    settled = true;
  };
  engines.then(settle, settle);
  for (const load of PARTS) {
    await sleep(BETWEEN_MS);
    if (settled || unwanted()) return;
    load();
  }
};

/** The roles, with what of them was not loaded before. */
export const loadedRoles = (): Roles => require('./roles') as Roles;
