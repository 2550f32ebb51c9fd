import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import { readJson, writeWhole } from './home';

/** Every role that a token can carry. */
export const ROLES = [
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
] as const;
export type Role = (typeof ROLES)[number];

export interface SampleClient {
  role: Role;
  clientId: string;
  clientSecret: string;
}

export interface SamplePerson {
  role: Role;
  email: string;
  password: string;
  /** What stands in a token's `sub`: says nothing about the person. */
  subject: string;
}

export interface Samples {
  clients: readonly SampleClient[];
  people: readonly SamplePerson[];
  /** Where the passwords are kept. */
  file: string;
}

// Without letters and digits that are taken for one another when read from a screen.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** One client and one person a role; the people's passwords are made once and kept in the home. */
export const samplesOf = (home: string): Samples => {
  const file = path.join(home, 'samples.json');
  const kept = readJson<{ people: SamplePerson[] }>(file)?.people ?? [];
  const people = ROLES.map((role) => kept.find((person) => person.role === role) ?? newPerson(role));
  if (people.some((person) => !kept.includes(person))) writeWhole(file, `${JSON.stringify({ people }, null, 2)}\n`);
  const clients = ROLES.map((role) => ({
    role,
    clientId: `sample-${role}`,
    clientSecret: `sample-${role}-secret`,
  }));
  return { clients, people, file };
};

/** The person that this address and password belong to. */
export const personWith = ({ people }: Samples, email: string, password: string): SamplePerson | undefined => {
  const person = people.find((candidate) => candidate.email === email.trim().toLowerCase());
  return person && equal(person.password, password.trim()) ? person : undefined;
};

const newPerson = (role: Role): SamplePerson => ({
  role,
  email: `${role}@example.test`,
  password: [letters(4), letters(4), letters(4)].join('-'),
  subject: `person-${randomBytes(12).toString('hex')}`,
});

const letters = (count: number): string =>
  Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

const equal = (one: string, other: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
};
