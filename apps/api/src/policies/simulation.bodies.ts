import { AdoptCalendarBody } from '../calendars/calendar.bodies';
import { AdoptPolicyBody } from '../commands/bodies/policy.body';
import { field, fault, nested, ok, type Check } from '../shape/field';
import { isDay } from '../shape/instants';

const optional = { optional: true };

const day: Check = (value) => (typeof value === 'string' && isDay(value) ? ok : fault('not_a_date'));
const daySchema = { type: String, format: 'date' };

/** A draft as `adopt-policy` takes it, perhaps with one as `adopt-calendar` does, and between which days it is tried. */
export class SimulatePolicyBody {
  @nested(() => AdoptPolicyBody) policy!: AdoptPolicyBody;
  @nested(() => AdoptCalendarBody, optional) calendar?: AdoptCalendarBody;
  @field(day, daySchema, optional) from?: string;
  @field(day, daySchema, optional) to?: string;
}
