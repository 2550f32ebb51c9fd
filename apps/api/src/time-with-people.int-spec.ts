import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readModels } from '@lib/read-models';
import { startService, type Service } from './e2e/api-on-engines';

jest.setTimeout(60_000);

/** A length of time, however it is called; the instants that clocks are made of end in `at`. */
const length =
  /[dD]urat|[eE]lapsed|[sS]pent|[sS]econds|[mM]inutes|[hH]ours|_ms$|Ms$|[lL]ength|[tT]ook|[hH]andl(ing|e)_?[tT]ime/;
/** Put in an order by how fast somebody is. */
const ranking = /fastest|slowest|rank|league|leader_?board|performance/i;

/** What a machine needs, and no person is meant by: answers over HTTP, the clock's offset, the process itself. */
const ofMachines =
  /^(mustafid_(http_request_seconds|clock_offset_seconds|event_log_|projection_|reconciliation_)|process_|nodejs_)/;

/** The minutes of the committee are a paper, those of a clock and its lengths the version's, office hours the calendar's. */
const ofThings: ReadonlySet<string> = new Set(['minutes', 'length', 'lengths', 'hours', 'ramadanHours', 'offsetMs']);

const measures = (name: string): boolean => length.test(name) || ranking.test(name);

describe('P19: how long a visit or a call lasts is measured nowhere, and nobody is ranked by it', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  test('P19: no read model has a column for it', () => {
    const columns = readModels.flatMap(({ name, columns: own }) =>
      Object.keys(own).map((column) => `${name}.${column}`),
    );
    expect(columns.length).toBeGreaterThan(80);
    expect(columns.filter(measures)).toEqual([]);
  });

  test('P19: no metric counts it', async () => {
    const { body } = await service.get('/metrics');
    const metrics = [...String(body).matchAll(/^# TYPE (\S+)/gm)].map((found) => found[1]!);
    expect(metrics).toContain('mustafid_http_request_seconds');
    expect(metrics.filter((name) => measures(name) && !ofMachines.test(name))).toEqual([]);
  });

  test('P19: no route answers with it, takes it in, or sorts by it', async () => {
    const { body } = await service.get('/openapi.json');
    const names = new Set<string>();
    const orders = new Set<string>();
    for (const [route, methods] of Object.entries<Record<string, Described>>(body.paths)) {
      names.add(route);
      if (route.startsWith('/v1/policies')) continue; // the lengths there are the policy's own windows
      for (const { parameters = [], responses } of Object.values(methods)) {
        for (const { name, schema } of parameters) {
          names.add(name);
          if (name === 'order') for (const order of schema?.enum ?? []) orders.add(order);
        }
        propertiesIn(responses, names);
      }
    }
    for (const [name, schema] of Object.entries<object>(body.components.schemas))
      if (!ofThePolicy.test(name)) propertiesIn(schema, names);
    expect(names.size).toBeGreaterThan(150);
    expect([...orders].sort()).toEqual(['due', 'newest']);
    expect([...names].filter((name) => measures(name) && !ofThings.has(name))).toEqual([]);
  });

  test('P19: no page speaks of it', () => {
    const pages = path.resolve(__dirname, '../../dashboard/src');
    const files = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('-words.ts'),
    );
    const words = files.map((file) => readFileSync(path.join(pages, file), 'utf8')).join('\n');
    const keys = [...words.matchAll(/^\s+'?([\w.]+)'?: '/gm)].map((found) => found[1]!);
    expect(keys.length).toBeGreaterThan(40);
    // How long a clock runs is told, and how long the association took.
    expect(keys.filter((key) => measures(key) && !/^(length|clock)\./.test(key))).toEqual([]);
    expect(words).not.toMatch(/length of (a |the )?(visit|call)|time spent|مدة (الزيارة|المكالمة|المقابلة)/i);
  });
});

interface Described {
  parameters?: { name: string; schema?: { enum?: string[] } }[];
  responses?: object;
}

const ofThePolicy = /Policy|Window|Length|Clause|Reminder|Series|Survey|FollowUpAfter/;

const propertiesIn = (schema: unknown, names: Set<string>): void => {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') for (const name of Object.keys(value as object)) names.add(name);
    propertiesIn(value, names);
  }
};
