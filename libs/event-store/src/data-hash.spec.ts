import { dataHashOf, isIntact, salted } from '@lib/event-store';

const form = [
  { subject: 'b1', data: { name: 'سارة', rooms: 3 } },
  { subject: 'a1', data: { name: 'هند' } },
];

test('the hash depends on the plain fields, on each person and on nothing else', () => {
  const personal = salted(form);
  const hash = dataHashOf({ segment: 'orphan', channel: 'phone' }, personal);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(dataHashOf({ channel: 'phone', segment: 'orphan' }, [...personal].reverse())).toBe(hash);
  expect(dataHashOf({ channel: 'letter', segment: 'orphan' }, personal)).not.toBe(hash);
  expect(dataHashOf({ segment: 'orphan', channel: 'phone' }, personal.slice(1))).not.toBe(hash);
});

test('the same words of two requests have different commitments', () => {
  const [one, other] = [salted(form), salted(form)];
  expect(one[0]?.commitment).not.toBe(other[0]?.commitment);
});

test('a part whose data was changed does not fit its commitment', () => {
  const [part] = salted(form);
  expect(part && isIntact(part)).toBe(true);
  expect(part && isIntact({ ...part, data: { ...part.data, rooms: 4 } })).toBe(false);
});
