import { answerMarks, clockNames } from '@lib/domain';
import { among, amount, count, listOf, mapOf, moment, orNull, shape, word } from '../shape/schema-words';

const day = { type: 'string', format: 'date' };
const month = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}$' };
const figure = { anyOf: [count, word] };

const figures = (counted: Readonly<Record<string, unknown>>) => ({
  answers: counted,
  ...Object.fromEntries(answerMarks.map((mark) => [mark, shape({ before: counted, after: counted })])),
});

export const simulationSchema = shape({
  policyId: word,
  version: count,
  calendarVersion: orNull(count),
  asOf: moment,
  from: orNull(day),
  to: orNull(day),
  cases: count,
  total: shape(figures(count)),
  byMonth: listOf(shape({ month, hijri: orNull(shape({ from: month, to: month })), ...figures(count) })),
  bySegment: mapOf(shape(figures(figure))),
  unanswered: shape({ cases: count, before: mapOf(count), after: mapOf(count) }),
  mostChanged: orNull(
    listOf(
      shape({
        caseId: word,
        reference: orNull(word),
        clock: among(clockNames),
        subject: orNull(word),
        date: among(['startedAt', 'earliest', 'target', 'ceiling', 'lapsesAt']),
        before: orNull(moment),
        after: orNull(moment),
        differenceMinutes: orNull(amount),
      }),
    ),
  ),
});
