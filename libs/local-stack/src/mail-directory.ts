import path from 'node:path';
import { prepareHome, writeWhole } from './home';
import { ROLES, type Role, type Samples } from './samples';

/** Both languages are to be seen on one machine. */
const inEnglish: readonly Role[] = ['auditor', 'board', 'operator'];

interface Reached {
  readonly address: string;
  readonly language: 'ar' | 'en';
}

/**
 * Writes where the sample people are reached, and every role, and answers the file; written anew at each start. A client
 * is named in tokens by its own id, a person by the subject.
 */
export const writeSampleDirectory = (home: string, samples?: Samples): string => {
  const file = path.join(prepareHome(home), 'mail-directory.json');
  const roles = ROLES.map((role) => [role, reachedAs(role)]);
  const people = samples?.people.map(({ subject, role }) => [subject, reachedAs(role)]) ?? [];
  const clients = samples?.clients.map(({ clientId, role }) => [clientId, reachedAs(role)]) ?? [];
  const directory = { roles: Object.fromEntries(roles), actors: Object.fromEntries([...people, ...clients]) };
  writeWhole(file, `${JSON.stringify(directory, null, 2)}\n`);
  return file;
};

const reachedAs = (role: Role): Reached => ({
  address: `${role}@example.test`,
  language: inEnglish.includes(role) ? 'en' : 'ar',
});
