import { decidedEventTypes, dueEventTypes, caseFactTypes, registerEventTypes } from '@lib/domain';
import { factFields, type Field } from './events-document';

/** The shapes of all facts that were ever written: type → field → its type, with `?` where it may be absent. */
export type EventShapes = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const shapesNow = (root: string): EventShapes =>
  Object.fromEntries([...factFields(root)].sort().map(([type, fields]) => [type, shapeOf(fields)]));

const shapeOf = (fields: readonly Field[]): Record<string, string> =>
  Object.fromEntries(
    [...fields]
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map(({ name, optional, type }) => [name, optional ? `${type}?` : type]),
  );

/** What was written once must be readable for ever: a recorded field neither goes nor changes, and a new one is optional. */
export const changesOf = (recorded: EventShapes, now: EventShapes): string[] =>
  Object.entries(recorded).flatMap(([type, fields]) => {
    const present = now[type];
    if (!present) return [`${type} is gone: its streams could no longer be read`];
    const changed = Object.entries(fields).flatMap(([name, of]) =>
      present[name] === of || widened(of, present[name])
        ? []
        : [`${type}.${name} was ${of} and is ${present[name] ?? 'gone'}`],
    );
    const demanded = Object.entries(present).flatMap(([name, of]) =>
      name in fields || of.endsWith('?') ? [] : [`${type}.${name} is new and not optional`],
    );
    return [...changed, ...demanded];
  });

/** A closed list may grow: what was written is still one of it. */
const widened = (before: string, now: string | undefined): boolean => {
  if (now === undefined || before.endsWith('?') !== now.endsWith('?')) return false;
  const choices = (text: string): string[] => text.replace(/\?$/, '').split(' | ');
  const after = new Set(choices(now));
  return before.startsWith('"') && choices(before).every((choice) => after.has(choice));
};

/** The recorded shapes with what is new; nothing that was recorded is touched. */
export const extended = (recorded: EventShapes, now: EventShapes): EventShapes =>
  Object.fromEntries(Object.entries(now).map(([type, fields]) => [type, { ...fields, ...recorded[type] }]));

/** Facts and steps, whatever their stream. */
export const everyType: readonly string[] = [
  ...new Set([...caseFactTypes, ...dueEventTypes, ...registerEventTypes, ...decidedEventTypes]),
];
