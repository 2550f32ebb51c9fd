import { count, listOf, moment, orNull, shape, truth, word } from '../shape/schema-words';

const anything = { type: 'object', additionalProperties: true };

export const calendarsSchema = shape({
  calendarId: word,
  versions: listOf(
    shape({
      version: count,
      adoptedAt: orNull(moment),
      adoptedBy: orNull(word),
      correction: orNull(word),
      firstDay: orNull(word),
      lastDay: orNull(word),
      document: anything,
    }),
  ),
});

export const calendarDifferenceSchema = shape({
  calendarId: word,
  version: count,
  comparedWith: count,
  days: listOf(shape({ day: word, before: anything, after: anything })),
  first: orNull(word),
  last: orNull(word),
  everyWeek: truth,
});
