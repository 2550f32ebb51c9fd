import { readFileSync } from 'node:fs';
import { roles, type Language, type Recipient } from '@lib/domain';

export interface Reached {
  readonly address: string;
  readonly language: Language;
}

/** Where roles and people of the house are reached. What a role's address stands for, a list or a person, is the house's business. */
export interface Directory {
  find(to: Recipient): Reached | undefined;
}

export const emptyDirectory: Directory = { find: () => undefined };

/** Reads `{ "roles": { "officer": { "address", "language" } }, "actors": { "<id>": { … } } }`. Throws with the member that is wrong. */
export const readDirectory = (file: string): Directory => {
  const wrong = (what: string): Error => new Error(`MAIL_DIRECTORY ${file}: ${what}`);
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
  const entries = (name: 'roles' | 'actors'): ReadonlyMap<string, Reached> => {
    const group = isRecord(read) ? (read[name] ?? {}) : undefined;
    if (!isRecord(group)) throw wrong(`/${name} must be an object.`);
    for (const [key, value] of Object.entries(group)) {
      if (name === 'roles' && !(roles as readonly string[]).includes(key)) throw wrong(`/${name}/${key} is no role.`);
      if (!isReached(value)) throw wrong(`/${name}/${key} must have an address and a language, ar or en.`);
    }
    return new Map(Object.entries(group) as [string, Reached][]);
  };
  const [byRole, byActor] = [entries('roles'), entries('actors')];
  return {
    find: (to) => {
      if ('role' in to) return byRole.get(to.role);
      return 'actorId' in to ? byActor.get(to.actorId) : undefined;
    },
  };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isReached = (value: unknown): value is Reached =>
  isRecord(value) &&
  typeof value['address'] === 'string' &&
  /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(value['address']) &&
  (value['language'] === 'ar' || value['language'] === 'en');
