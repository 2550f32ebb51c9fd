import { givenFields } from './given-fields';

test('fields and papers that were given are named by code, never by what they say', () => {
  const personal = [
    {
      subject: 'b1',
      data: { fullName: 'سارة', income: 0, note: '', phone: null, passport: { value: 'X', validUntil: '2027-01-31' } },
    },
    { subject: 'a1', data: { 'اسم الأم': 'هند', 'not a code!': 1, married: false } },
  ];
  const attachments = [
    { sha256: 'a', mediaType: 'application/pdf', bytes: 1, kind: 'lease' },
    { sha256: 'b', mediaType: 'application/pdf', bytes: 1 },
  ];
  expect(givenFields(personal, attachments, 'b1')).toEqual([
    { code: 'fullName', subject: 'b1' },
    { code: 'income', subject: 'b1' },
    { code: 'passport', subject: 'b1', validUntil: '2027-01-31' },
    { code: 'married', subject: 'a1' },
    { code: 'lease', subject: 'b1' },
  ]);
  expect(givenFields(undefined, undefined, 'b1')).toEqual([]);
});
