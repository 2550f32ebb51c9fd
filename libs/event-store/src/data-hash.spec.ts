import { commitmentOf, dataHashOf, salted } from '@lib/event-store';

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
  const other = personal.map((part) => ({ ...part, data: { ...part.data, rooms: 4 } }));
  expect(dataHashOf({ segment: 'orphan', channel: 'phone' }, other)).not.toBe(hash);
});

test('the same words of two requests have different commitments', () => {
  expect(salted(form).map(commitmentOf)).not.toEqual(salted(form).map(commitmentOf));
});
