import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventsDocument } from './events-document';
import { extended, shapesNow, type EventShapes } from './event-shapes';

export const shapesFile = (root: string): string => path.join(root, 'libs/domain/fixtures/event-shapes.json');

export const recordedShapes = (root: string): EventShapes =>
  existsSync(shapesFile(root)) ? (JSON.parse(readFileSync(shapesFile(root), 'utf8')) as EventShapes) : {};

/** Writes `docs/events.md` anew, and adds to the recorded shapes what is new; none that was recorded is changed. */
export const writeEvents = (root: string): void => {
  writeFileSync(path.join(root, 'docs/events.md'), eventsDocument(root));
  const shapes = extended(recordedShapes(root), shapesNow(root));
  writeFileSync(shapesFile(root), `${JSON.stringify(shapes, null, 2)}\n`);
};
