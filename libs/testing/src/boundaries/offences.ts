import { isBuiltin } from 'node:module';
import path from 'node:path';
import { importsOf, type Import } from './imports';
import { composer, rooms, type Room } from './table';

/** One sentence for each import of the file that its room may not have. */
export const offencesOf = (file: string, text: string): readonly string[] => {
  const room = rooms.find(({ folder }) => file.startsWith(`${folder}/`));
  if (!room) return [`${file} stands in a room that the boundary table does not know`];
  return importsOf(file, text).flatMap((found) => {
    const reason = offence(file, room, found);
    return reason ? [`${file}:${found.line} imports '${found.specifier}': ${reason}`] : [];
  });
};

/** Tests may use what they like; what they may not is another room's inside. */
export const isTest = (file: string): boolean => /\.(int-)?spec\.ts$|\/(e2e|bench|fixtures|test)\//.test(file);

const offence = (file: string, room: Room, { specifier, typesOnly }: Import): string | undefined => {
  if (specifier.startsWith('.')) return offenceOfPath(file, room, specifier, typesOnly);
  if (specifier.startsWith('@lib/')) return offenceOfLib(file, room, specifier.slice('@lib/'.length), typesOnly);
  if (typesOnly || isTest(file)) return undefined;
  if (isBuiltin(specifier)) return room.node ? undefined : "this room uses none of Node's own modules";
  if (room.packages === 'any' || room.packages.some((allowed) => matches(allowed, specifier))) return undefined;
  return 'this package is not among those of the room';
};

const matches = (allowed: string, specifier: string): boolean =>
  allowed.endsWith('*')
    ? specifier.startsWith(allowed.slice(0, -1))
    : specifier === allowed || (specifier.startsWith(`${allowed}/`) && !specifier.startsWith('@eventstore/'));

const offenceOfPath = (file: string, room: Room, specifier: string, typesOnly: boolean): string | undefined => {
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (target === room.folder || target.startsWith(`${room.folder}/`)) return undefined;
  const other = rooms.find(({ folder }) => target.startsWith(`${folder}/`));
  if (!other) return isTest(file) ? undefined : 'it leads out of the rooms';
  if (room.folder === 'libs/testing') return undefined;
  if (other.folder === 'libs/testing' && isTest(file)) return undefined;
  if (other.folder.startsWith('libs/'))
    return `a lib is imported by its alias @lib/${path.posix.basename(other.folder)}`;
  if (room.folder === composer || isTest(file)) return undefined;
  if (other.folder === 'workflows') return room.folder.startsWith('apps/') ? undefined : 'only apps know the workflows';
  return typesOnly && room.folder === 'workflows' ? undefined : 'one app never imports another';
};

const offenceOfLib = (file: string, room: Room, name: string, typesOnly: boolean): string | undefined => {
  if (name.includes('/')) return "a lib's inside is its own: import its alias";
  if (isTest(file)) return undefined;
  if (room.folder === `libs/${name}`) return 'a room imports its own files by path';
  if (name === 'testing') return room.folder === 'libs/testing' ? undefined : 'only tests import it';
  if (name === 'settings' && room.folder.startsWith('libs/') && room.folder !== 'libs/testing' && !typesOnly)
    return 'settings are read by apps and handed to libs as values';
  if (room.ours === 'any lib' || room.ours.includes(name)) return undefined;
  if (typesOnly && (room.typesOf === 'anywhere' || room.typesOf?.includes(name))) return undefined;
  return `${room.folder} may not import ${name}`;
};
