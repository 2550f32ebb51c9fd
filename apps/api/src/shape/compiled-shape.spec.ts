import fc from 'fast-check';
import { caseCommandTypes } from '@lib/domain';
import { caseBodies } from '../commands/bodies';
import { AssignCasesBody } from '../commands/bodies/decision.bodies';
import { AdoptPolicyBody } from '../commands/bodies/policy.body';
import { fitting } from './compiled-shape';
import { declaredOf, nestedOf } from './field';
import type { BodyClass } from './body-class';
import { judged } from './shape-of';

const everyBody: [string, BodyClass][] = [
  ...caseCommandTypes.map((type): [string, BodyClass] => [type, caseBodies[type]]),
  ['AssignCases', AssignCasesBody],
  ['AdoptPolicy', AdoptPolicyBody],
];

/** Values that some field takes, and values that none does; each field then keeps what its own check passes. */
const offered: readonly unknown[] = [
  'a', 'family', 'رمز', 'e\u0301', '\u0000', '\ud800', '', 'x'.repeat(130), '2026-03-01', '2026-02-30',
  '2026-03-01T12:00:00+03:00', '2026-03-01T12:00:00', 'P14D', 'PT20S', 'a'.repeat(64), 'text/plain', 'original', 'self',
  'signature', 'own_request', 'website', 'remote', 'external', 'phone', 'applicant', 'accepted', 'ar', 'board', 'main',
  0, 1, 14, -1, 0.5, 1e300, null, true, false, [], ['a'], ['a', 'a'], [null], [{}], {}, { constructor: 1 },
  { kind: 'guardianship', until: '2027-01-01' }, { caseId: 'c', relation: 'renewal' }, { number: '1', date: '2026-03-01' },
  { length: 'P14D', source: 'house' }, { role: 'officer' }, { role: 'officer', actorId: 'a' }, { caseId: 'c', more: 1 },
  [{ subject: 'a', data: { name: 'نورة' } }], [{ subject: 'a' }], [{ subject: 'a', data: {} }, { subject: 'a', data: {} }],
  [{ sha256: 'a'.repeat(64), mediaType: 'text/plain', bytes: 3 }], [{ sha256: 'b' }],
  [{ support: 'financial', valueHalalas: 5, until: '2026-03-01' }],
]; // oxfmt-ignore

/** Mostly what a class takes, with now and then a member that it does not take, lacks, or does not know. */
const bodyOf = (bodyClass: BodyClass): fc.Arbitrary<Record<string, unknown>> => {
  const prototype = bodyClass.prototype as object;
  const nested = nestedOf(prototype);
  const members: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, { check }] of declaredOf(prototype)) {
    const inner = nested.get(name);
    const inside = inner && bodyOf(inner.of());
    const own = inner?.list ? fc.array(inside!, { maxLength: 3 }) : inside;
    const taken = offered.filter((value) => check(value) === undefined);
    const fit = own ?? (taken.length > 0 ? fc.constantFrom(...taken) : fc.string());
    members[name] = fc.oneof({ weight: 40, arbitrary: fit }, { weight: 1, arbitrary: fc.constantFrom(...offered) });
  }
  const required = [...declaredOf(prototype)].filter(([, { optional }]) => !optional).map(([name]) => name);
  const whole = fc.record(members, { requiredKeys: required });
  const lacking = fc.record(members, { requiredKeys: [] });
  const knowing = whole.map((body) => ({ ...body, constructor: 1 }));
  return fc.oneof(
    { weight: 12, arbitrary: whole },
    { weight: 1, arbitrary: lacking },
    { weight: 1, arbitrary: knowing },
  );
};

const verdictOf = (bodyClass: BodyClass, body: object): object | undefined => {
  try {
    return judged(bodyClass, body);
  } catch {
    return undefined;
  }
};

describe('The compiled shape of a body', () => {
  const counts = { taken: 0, refused: 0 };

  it.each(everyBody)('of %s says what class-validator says, and hands on the same', (_type, bodyClass) => {
    fc.assert(
      fc.property(bodyOf(bodyClass), (body) => {
        const verdict = verdictOf(bodyClass, body);
        counts[verdict ? 'taken' : 'refused'] += 1;
        expect(fitting(bodyClass, body)).toEqual(verdict);
      }),
      { numRuns: 150 },
    );
  });

  it('was asked about thousands of bodies, and both verdicts were common', () => {
    expect(counts.taken).toBeGreaterThan(1_000);
    expect(counts.refused).toBeGreaterThan(1_000);
  });

  it.each(['\u0000', 'e\u0301', '\ud800'])('refuses a text that is not clean, as a value and as a name: %j', (text) => {
    for (const data of [{ name: text }, { [text]: 'name' }, { list: [[text]] }])
      expect(fitting(caseBodies.CloseCase, { personal: [{ subject: 'a', data }] })).toBeUndefined();
  });

  it('takes no member called __proto__', () => {
    const body = JSON.parse('{"personal": [{ "subject": "a", "data": { "__proto__": {} } }]}') as object;
    expect(fitting(caseBodies.CloseCase, body)).toBeUndefined();
  });
});
