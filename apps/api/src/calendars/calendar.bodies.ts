import { calendarCorrections } from '@lib/domain';
import { PlainBody } from '../commands/bodies/every.body';
import { field, fault, isObject, ok, type Check } from '../shape/field';
import { Choice, Whole } from '../shape/fields';

const optional = { optional: true };
const MOST = 2_000;

/** What stands in a list is judged by the rules, which name the member that is wrong. */
const isList: Check = (value) => {
  if (!Array.isArray(value)) return fault('not_a_list');
  return value.length > MOST ? fault('too_many', { max: MOST }) : ok;
};
const listSchema = { type: 'array', items: {} } as const;

/** A new version of the working calendar. What it does not say stays as in the version before it. */
export class AdoptCalendarBody extends PlainBody {
  @Whole(1, 1_000) version!: number;
  @field(isList, listSchema, optional) weekend?: unknown[];
  @field(isObject, { type: 'object', additionalProperties: true }, optional) hours?: object;
  @field(isList, listSchema, optional) ramadan?: unknown[];
  @field(isList, listSchema, optional) ramadanHours?: unknown[];
  @field(isList, listSchema, optional) holidays?: unknown[];
  @field(isList, listSchema, optional) exceptions?: unknown[];
  @Choice(calendarCorrections, optional) correction?: string;
}
