import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseEventTypes, evolve, initialCase, isDueType, type Case, type CaseEvent } from '@lib/domain';
import { review } from '../../fixtures/life-of-a-case';

/** Every shape ever written, each with all that it may carry. Shapes are added here and never changed. */
const shapes = JSON.parse(readFileSync(join(__dirname, '../../fixtures/case-events.json'), 'utf8')) as CaseEvent[];

describe('events are for ever', () => {
  it('has a shape of every type', () => {
    expect([...new Set(shapes.map(({ type }) => type))].sort()).toEqual([...caseEventTypes].sort());
  });

  it.each(shapes.map((shape) => [shape.type, shape] as const))('folds %s, on nothing and on a case', (type, shape) => {
    const wanted = ['caseId', 'occurredAt', ...(isDueType(type) ? ['dueAt', 'clock', 'start'] : [])];
    expect(Object.keys(shape.data)).toEqual(expect.arrayContaining(wanted));
    expect(evolve(initialCase, shape).status).toBe(type === 'RequestSubmitted' ? 'preparing' : 'unknown');
    const after = [...review, shape].reduce<Case>(evolve, initialCase);
    expect(after).toMatchObject({ count: review.length + 1, lastAt: shape.data.occurredAt });
  });
});
