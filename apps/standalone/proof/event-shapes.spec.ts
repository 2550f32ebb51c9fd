import path from 'node:path';
import { deciders, evolveStanding, nothingYet, type AggregateEvent, type Standing } from '@lib/domain';
import { changesOf, shapesNow } from './event-shapes';
import { recordedShapes } from './write-events';

const root = path.resolve(__dirname, '../../..');
const now = shapesNow(root);
const recorded = recordedShapes(root);

test('no shape that was ever written has changed', () => {
  expect(changesOf(recorded, now)).toEqual([]);
});

test('every shape is recorded: `npm run events:document` adds what is new', () => {
  expect(Object.keys(recorded).sort()).toEqual(Object.keys(now).sort());
  for (const [type, fields] of Object.entries(now))
    expect(Object.keys(recorded[type]!).sort()).toEqual(Object.keys(fields).sort());
});

test('a field that goes, changes or is newly demanded is found', () => {
  const before = { Happened: { reason: 'string', kind: '"a" | "b"', note: 'string?' } };
  const found = (fields: Record<string, string>): string[] => changesOf(before, { Happened: fields });
  expect(found({ reason: 'string', kind: '"a" | "b" | "c"', note: 'string?', more: 'number?' })).toEqual([]);
  expect(found({ kind: '"a" | "b"', note: 'string?' })).toEqual(['Happened.reason was string and is gone']);
  expect(found({ reason: 'number', kind: '"a" | "b"', note: 'string?' })).toHaveLength(1);
  expect(found({ reason: 'string', kind: '"a"', note: 'string?' })).toHaveLength(1);
  expect(found({ reason: 'string', kind: '"a" | "b"', note: 'string' })).toHaveLength(1);
  expect(found({ reason: 'string', kind: '"a" | "b"', note: 'string?', more: 'number' })).toEqual([
    'Happened.more is new and not optional',
  ]);
  expect(changesOf(before, {})).toEqual(['Happened is gone: its streams could no longer be read']);
});

/** A value for each recorded field: what an event of that shape looks like when it is read back. */
const sample = (type: string): AggregateEvent => {
  const fields = Object.entries(recorded[type] ?? { dueAt: 'Instant', clock: 'string', start: 'string' });
  const data = Object.fromEntries(fields.map(([name, of]) => [name, valueOf(of)]));
  return { type, data: { occurredAt: '2026-03-01T08:00:00.000Z', ...data } };
};
const valueOf = (of: string): unknown => {
  if (of.startsWith('readonly') || (of.startsWith('{') === false && of.includes('[]'))) return [];
  if (of.startsWith('"')) return of.split('"')[1];
  if (of.startsWith('number')) return 1;
  if (of.startsWith('boolean') || of.startsWith('true') || of.startsWith('false')) return true;
  return of.startsWith('string') || of.startsWith('Instant') || /^(?:Duration|Hash)/.test(of)
    ? '2026-03-01T08:00:00.000Z'
    : {};
};

test.each(Object.entries(deciders).filter(([category]) => category !== 'policy'))(
  'every shape of %s folds, on nothing and on what was begun, in any order',
  (_category, decider) => {
    const types = [...Object.keys(decider.events), ...Object.keys(decider.dueKinds)];
    const events = types.map((type) => JSON.parse(JSON.stringify(sample(type))) as AggregateEvent);
    const fold = (all: readonly AggregateEvent[]): Standing =>
      all.reduce<Standing>((standing, event) => evolveStanding(decider, standing, event), nothingYet);
    for (const event of events) expect(fold([event]).count).toBe(1);
    expect(fold(events).own).toBeDefined();
    expect(fold([...events].reverse()).count).toBe(events.length);
  },
);
