import type { Connection } from '@temporalio/client';
import type { TypedSearchAttributes } from '@temporalio/common';
import type { Instant } from '@lib/domain';

/** What Temporal's own lists show of an alarm. Nothing personal: a kind of stream, a clock's name, an instant. */
export interface Indexed {
  readonly next: Instant;
  readonly revision: number;
  readonly clock: string | undefined;
}

const kind = { name: 'MustafidKind', type: 'KEYWORD' } as const;
const clock = { name: 'MustafidClock', type: 'KEYWORD' } as const;
const due = { name: 'MustafidDue', type: 'DATETIME' } as const;
const revision = { name: 'MustafidRevision', type: 'INT' } as const;

/** Numbers of Temporal's enumeration of types. */
const types = { KEYWORD: 2, INT: 3, DATETIME: 6 } as const;

const ALREADY_EXISTS = 6;

/** The search attributes with which an alarm begins; what changes later, the alarm shows itself. */
export const attributesOf = (stream: string, shown: Indexed) => [
  { key: kind, value: stream.slice(0, stream.indexOf('-')) },
  ...(shown.clock === undefined ? [] : [{ key: clock, value: shown.clock }]),
  { key: due, value: new Date(shown.next) },
  { key: revision, value: shown.revision },
];

/** Undefined for an alarm that was begun without them. */
export const indexedIn = (attributes: TypedSearchAttributes): Indexed | undefined => {
  const [at, seen] = [attributes.get(due), attributes.get(revision)];
  return at === undefined || seen === undefined
    ? undefined
    : { next: at.toISOString(), revision: seen, clock: attributes.get(clock) };
};

/** What a person runs where this process may not do it itself. */
export const commandFor = (namespace: string): string =>
  `temporal operator search-attribute create --namespace ${namespace} ` +
  [kind, clock, due, revision].map(({ name, type }) => `--name ${name} --type ${worded(type)}`).join(' ');

const worded = (type: string): string => type.charAt(0) + type.slice(1).toLowerCase();

/** Sees to it that the namespace has our search attributes; false where it lacks them and will not take them from us. */
export const ensureAttributes = async ({ operatorService }: Connection, namespace: string): Promise<boolean> => {
  const lacking = async () => {
    const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
    return [kind, clock, due, revision].filter(({ name }) => customAttributes?.[name] === undefined);
  };
  try {
    const missing = await lacking();
    if (missing.length === 0) return true;
    const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, types[type]]));
    await operatorService.addSearchAttributes({ namespace, searchAttributes });
    return true;
  } catch (error) {
    if (isAway(error)) throw error;
    return codeOf(error) === ALREADY_EXISTS;
  }
};

const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;

/** Cancelled, out of time, unavailable: nothing was answered, so nothing was refused. */
const isAway = (error: unknown): boolean => [undefined, 1, 4, 14].includes(codeOf(error));
