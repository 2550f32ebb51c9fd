import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deciders, evolveStanding, nothingYet, surveyDueKinds, surveyEvents, type AggregateEvent } from '@lib/domain';
import type { Recorded } from '@lib/event-store';
import { readModels, satisfaction } from '@lib/read-models';
import { checkout } from '@lib/testing';
import { SatisfactionController } from './satisfaction.controller';
import { SurveysController } from './surveys.controller';

const tsFilesIn = (folder: string): string[] =>
  readdirSync(path.join(checkout, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!spec)\.tsx?$/.test(file) && !/(^|\/)(generated|node_modules|dist)\//.test(file))
    .map((file) => path.join(folder, file));
const textOf = (file: string): string => readFileSync(path.join(checkout, file), 'utf8');

const surveyTypes = [...Object.keys(surveyEvents), ...Object.keys(surveyDueKinds)];
const namesSurveys = (text: string): boolean => surveyTypes.some((type) => new RegExp(`\\b${type}\\b`).test(text));

/** Every file of the domain that these reach by their imports, each other's included. */
const reachedFrom = (files: readonly string[]): ReadonlySet<string> => {
  const reached = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const [, specifier] of textOf(file).matchAll(/from '(\.[^']+)'/g)) {
      const target = path.join(path.dirname(file), specifier!);
      const found = [`${target}.ts`, `${target}/index.ts`].find((name) => domainFiles.has(name));
      if (found !== undefined) waiting.push(found);
    }
  }
  return reached;
};
const domainFiles = new Set(tsFilesIn('libs/domain/src'));
const isOfSurveys = (file: string): boolean => file.startsWith('libs/domain/src/survey/');

const invited = {
  surveyId: 's',
  occurredAt: '2026-01-01T00:00:00.000Z',
  policyId: 'main',
  policyVersion: 1,
  calendarVersion: 1,
  use: 'live',
  subject: { kind: 'case', id: 'c', ending: 1 },
  endedAt: '2026-01-01T00:00:00.000Z',
  endedAs: 'closed',
  invited: ['b'],
  hands: [],
  officers: [],
  providers: [],
};
const streamRated = (overall: number): Recorded[] =>
  (
    [
      ['SurveyInvited', invited],
      [
        'ServiceRated',
        { surveyId: 's', occurredAt: invited.occurredAt, overall, aspects: { courtesy: overall }, personal: [] },
      ],
    ] as const
  ).map(
    ([type, data], index) =>
      ({
        type,
        data,
        metadata: { actor: { id: 'intake-1', kind: 'service', roles: ['intake'] }, clauses: ['P13'] },
        streamName: 'survey-s',
        revision: BigInt(index),
        position: BigInt(index),
      }) as unknown as Recorded,
  );

/** P13: a tool for improvement, not for punishment: no rating reaches whoever or whatever decides. */
describe('P13: a rating never reaches a decision', () => {
  it('P13: no decider but its own reads a survey, however far its imports go', () => {
    const rooms = readdirSync(path.join(checkout, 'libs/domain/src'), { withFileTypes: true })
      // What is to be told of an invitation is told to the person who was invited, and decides nothing.
      .filter((entry) => entry.isDirectory() && !['survey', 'glossary', 'tellings'].includes(entry.name))
      .map(({ name }) => name);
    expect(rooms).toEqual(expect.arrayContaining(['case', 'policy', 'inquiry', 'dispute']));
    for (const room of rooms) {
      const reached = [...reachedFrom(tsFilesIn(`libs/domain/src/${room}`))];
      expect(reached.filter(isOfSurveys)).toEqual([]);
      expect(reached.filter((file) => !file.includes('/glossary/') && namesSurveys(textOf(file)))).toEqual([]);
    }
  });

  it("P13: what any other command's rules are told from elsewhere holds no survey", () => {
    const naming = tsFilesIn('libs/commands/src').filter((file) => /survey/i.test(textOf(file)));
    expect(naming.sort()).toEqual(['libs/commands/src/open-road.ts', 'libs/commands/src/survey-facts.ts']);
    expect(namesSurveys(textOf('libs/commands/src/survey-facts.ts'))).toBe(false);
  });

  it('P13: not even the state of the survey itself keeps the rating', () => {
    const stateOf = (overall: number) =>
      streamRated(overall).reduce(
        (standing, event) => evolveStanding(deciders.survey!, standing, event as unknown as AggregateEvent),
        nothingYet,
      );
    expect(stateOf(1)).toEqual(stateOf(5));
  });

  it('P13: of the read models, figures of satisfaction alone hold ratings', () => {
    for (const { name, keys, fold } of readModels.filter((model) => model !== satisfaction)) {
      const rowsOf = (overall: number): unknown =>
        streamRated(overall).map((event) =>
          keys(event).map((key) => withoutBigints(fold(undefined, event, undefined, key))),
        );
      expect([name, rowsOf(1)]).toEqual([name, rowsOf(5)]);
    }
  });

  it('P13: nobody else asks their table', () => {
    const sql = /\b(?:from|join|into|update)\s+satisfaction\b/i;
    const asking = ['apps', 'libs', 'workflows'].flatMap(tsFilesIn).filter((file) => sql.test(textOf(file)));
    expect(asking.filter((file) => !file.includes('/migrations/'))).toEqual([
      'libs/read-models/src/satisfaction/satisfaction.queries.ts',
    ]);
    const using = ['apps', 'libs'].flatMap(tsFilesIn).filter((file) => /\bSatisfactionQueries\b/.test(textOf(file)));
    expect(using.filter((file) => file.startsWith('apps/') && !file.startsWith('apps/api/src/surveys/'))).toEqual([
      'apps/api/src/api.module.ts',
    ]);
  });

  it('P13: no page of the committee is among those that show them', () => {
    for (const controller of [SurveysController, SatisfactionController]) {
      const routes = Object.getOwnPropertyNames(controller.prototype)
        .map((name) => (controller.prototype as unknown as Record<string, object>)[name]!)
        .map((method) => Reflect.getMetadata('mustafid:roles', method) as readonly string[] | undefined)
        .filter((roles) => roles !== undefined);
      expect(routes.length).toBeGreaterThan(1);
      for (const roles of routes) expect(roles).not.toContain('committee');
    }
  });
});

const withoutBigints = (row: unknown): unknown =>
  JSON.parse(JSON.stringify(row ?? null, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
