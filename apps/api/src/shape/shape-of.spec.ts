import { caseCommandTypes } from '@lib/domain';
import { caseBodies } from '../commands/bodies';
import { AdoptPolicyBody } from '../commands/bodies/policy.body';
import { Problem, type Fault } from '../http/problem';
import { fieldsOf } from './field';
import type { BodyClass } from './body-class';
import { shaped } from './shape-of';

const faultsOf = (bodyClass: BodyClass, body: unknown): readonly Fault[] => {
  try {
    shaped(bodyClass, body);
    return [];
  } catch (error) {
    if (error instanceof Problem && error.parts.status === 400) return error.parts.errors ?? [];
    throw error;
  }
};

const everyBody: [string, BodyClass][] = [
  ...caseCommandTypes.map((type): [string, BodyClass] => [type, caseBodies[type]]),
  ['AdoptPolicy', AdoptPolicyBody],
];

/** What nobody means: too long, too many, too deep, or of a kind that no field has. */
const monsters: unknown[] = [
  'x'.repeat(20_000),
  Array.from({ length: 1_000 }, () => 'x'),
  Array.from({ length: 1_000 }, () => ({})),
  { '': { '': { '': [[[[]]]] } } },
  Number.MAX_VALUE,
  -1,
  0.5,
  null,
  [null],
  [[]],
  '',
];

describe('The shape of a body', () => {
  it('P20 asks for some information or for none of it: a list of nothing is no request', () => {
    const asked = (fields: string[]) => faultsOf(caseBodies.RequestInformation, { fields, from: 'applicant' });
    expect([asked([]), asked(['income'])]).toEqual([[{ pointer: '/fields', code: 'too_few' }], []]);
  });

  it.each(everyBody)('of %s names what it does not know, whatever its name', (_type, bodyClass) => {
    for (const name of ['surprise', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'caseId', 'at', '~/'])
      expect(faultsOf(bodyClass, JSON.parse(`{${JSON.stringify(name)}: 1}`))).toContainEqual(
        expect.objectContaining({ pointer: `/${name.replace('~', '~0').replace('/', '~1')}`, code: 'unknown_field' }),
      );
  });

  it.each(everyBody)('of %s has a limit for every field', (_type, bodyClass) => {
    const passed = [...fieldsOf(bodyClass.prototype as object)].flatMap((name) =>
      monsters
        .filter(
          (monster) => !faultsOf(bodyClass, { [name]: monster }).some(({ pointer }) => pointer.startsWith(`/${name}`)),
        )
        .map((monster) => JSON.stringify(monster)),
    );
    // A list may be empty inside, and so may a text of the board's own; nothing larger passes.
    expect(passed.filter((monster) => monster.length > 4)).toEqual([]);
  });

  it('hands on what was sent, instants in their one form, and leaves the sent body as it was', () => {
    const sent = Object.freeze({
      applicantId: 'a',
      beneficiaryId: 'b',
      origin: 'proxy',
      channel: 'letter',
      serviceMode: 'remote',
      beneficiaryKind: 'external',
      segment: 'family',
      requestedSupport: 'care',
      receivedAt: '2026-03-01T12:00:00+03:00',
      relatesTo: { caseId: 'c', relation: 'renewal' },
      personal: [{ subject: 'a', data: { constructor: 'kept', toString: [1, { deep: null }], مفتاح: 'قيمة' } }],
    });
    expect(shaped(caseBodies.SubmitRequest, sent)).toEqual({ ...sent, receivedAt: '2026-03-01T09:00:00.000Z' });
  });

  it('names a part that is more than the whole', () => {
    const planned = (number: number, of: number) => faultsOf(caseBodies.PlanService, { part: { number, of } });
    expect(planned(2, 2)).toEqual([]);
    expect(planned(3, 2)).toEqual([
      { pointer: '/part/number', code: 'not_a_whole_number', details: { min: 1, max: 2 } },
    ]);
    expect(planned(3, 0)).toEqual([
      { pointer: '/part/of', code: 'not_a_whole_number', details: { min: 1, max: 1_000 } },
    ]);
  });

  it('is that of an object', () => {
    expect(faultsOf(caseBodies.CloseCase, undefined)).toEqual([]); // none at all counts as {}
    for (const body of [null, [], 'x', 5, true])
      expect(faultsOf(caseBodies.CloseCase, body)).toEqual([{ pointer: '', code: 'not_an_object' }]);
  });
});
