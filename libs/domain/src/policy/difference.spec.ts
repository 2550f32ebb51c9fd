import { differencesBetween, versionOneOfMain } from '@lib/domain';
import { day } from '../../fixtures/life-of-a-case';

const one = versionOneOfMain(day(0));

test('P3: two versions that say the same differ in nothing, whatever their numbers and days', () => {
  expect(differencesBetween(one, { ...versionOneOfMain(day(9)), version: 2 })).toEqual([]);
});

test('P3: each difference stands by its clause and its place, with what was and what would be', () => {
  const after = {
    ...one,
    version: 2,
    reviewWindow: {
      ...one.reviewWindow,
      floor: null,
      ceiling: { length: 'P14D', clause: 'P27', source: 'policy' as const },
    },
    windows: { ...one.windows, inquiry: { clause: 'P9', target: { length: 'P2D', source: 'house' as const } } },
    segments: [...one.segments, 'refugee'],
    registrationFrom: 'verification' as const,
  };
  expect(differencesBetween(one, after)).toEqual([
    { clause: 'P4', pointer: '/segments', before: one.segments, after: after.segments },
    { clause: 'P9', pointer: '/windows/inquiry/target/length', before: 'P5D', after: 'P2D' },
    { clause: 'P27', pointer: '/reviewWindow/floor', before: one.reviewWindow.floor, after: null },
    { clause: 'P27', pointer: '/reviewWindow/ceiling', before: null, after: after.reviewWindow.ceiling },
    { clause: 'P28', pointer: '/registrationFrom', before: 'answer', after: 'verification' },
  ]);
});

test('P3: what one side does not know is left out of that side, and a list beside a record differs', () => {
  const [before, after] = [{ ...one, departments: undefined }, one] as unknown as [typeof one, typeof one];
  expect(differencesBetween(before, after)).toStrictEqual([
    { clause: 'P35', pointer: '/departments', after: one.departments },
  ]);
  expect(differencesBetween(after, before)).toStrictEqual([
    { clause: 'P35', pointer: '/departments', before: one.departments },
  ]);
  const record = { ...one, segments: { 0: 'family' } } as unknown as typeof one;
  expect(differencesBetween({ ...one, segments: ['family'] }, record)).toHaveLength(1);
  const turned = { ...one, form: { requiredBySupport: {}, required: [] } };
  expect(differencesBetween(one, turned)).toEqual([]);
  const demonstration = { ...one, policyId: 'show', use: 'demonstration' as const };
  expect(differencesBetween(one, demonstration)).toEqual([]);
});

test('P30: what is new or gone has one side only', () => {
  const { retention: _gone, ...without } = one;
  expect(differencesBetween(one, { ...without, retention: null })).toEqual([
    { clause: 'P1', pointer: '/retention', before: one.retention, after: null },
  ]);
});
