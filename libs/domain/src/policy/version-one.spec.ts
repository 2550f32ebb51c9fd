import { completed, versionOneOfMain, type PolicyVersion } from '@lib/domain';
import adopted from '../../fixtures/version-one-of-main.json';
import { clauseOriginals } from './clause-originals';
import { clauses } from './clauses';

/** Cases live under it for years; what it says is a matter of record, like the shape of an event. */
test('P30: version 1 says for ever what was adopted: a change of it is a new version', () => {
  expect(JSON.parse(JSON.stringify(versionOneOfMain(adopted.effectiveFrom)))).toEqual(adopted);
});

test('P3: what a version could not say when it was adopted is for ever the practice of that time', () => {
  const later = ['confirmationWait', 'objectionWithin', 'followUps', 'findings', 'survey', 'departments', 'clauses'];
  const stillLater = ['documents', 'formFields', 'reminders', 'notifications', 'retention'];
  const older: Record<string, unknown> = Object.fromEntries(
    Object.entries(adopted).filter(([name]) => ![...later, ...stillLater].includes(name)),
  );
  const first = ['preparation', 'information', 'clarification', 'answer', 'registration', 'service'];
  older.windows = Object.fromEntries(Object.entries(adopted.windows).filter(([name]) => first.includes(name)));
  older.reasons = { accepted: ['need_established'] };
  const whole = completed(older as unknown as PolicyVersion);
  expect({ ...whole, reasons: undefined }).toEqual({ ...adopted, reasons: undefined });
  const { accepted, suggestion_accepted, rating_declined, rejected } = whole.reasons;
  expect({ accepted, suggestion_accepted, rating_declined, rejected }).toEqual({
    accepted: ['need_established'],
    suggestion_accepted: adopted.reasons.suggestion_accepted,
    rating_declined: adopted.reasons.rating_declined,
    rejected: undefined,
  });
});

test.each([
  ['P12', 'صحيح المفاهيم', 'تصحيح المفاهيم'],
  ['P23', 'طال ب الدعم', 'طالب الدعم'],
  ['P30', '١٣ / ٠٥ / ١٤٤٥', '١٣/٠٥/١٤٤٥'],
  ['P36', 'التصيير', 'التقصير'],
])(
  '%s: the slip of the pen stands in the original, its correction in the text that is shown',
  (id, slip, corrected) => {
    expect(clauseOriginals[id]).toContain(slip);
    expect(clauses.find((clause) => clause.id === id)?.words.ar).toContain(corrected);
  },
);

test('P1 to P36: the 23 clauses that software has to act on are marked, and no other', () => {
  const binding = [3, 4, 5, 6, 9, 11, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30];
  expect(clauses.filter((clause) => clause.binding).map(({ id }) => id)).toEqual(binding.map((number) => `P${number}`));
});
