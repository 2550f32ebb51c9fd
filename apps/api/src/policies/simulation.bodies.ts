import { AdoptPolicyBody } from '../commands/bodies/policy.body';
import { field, fault, isObject, nested, ok, type Check } from '../shape/field';
import { isDay } from '../shape/instants';

const optional = { optional: true };

const day: Check = (value) => (typeof value === 'string' && isDay(value) ? ok : fault('not_a_date'));
const daySchema = { type: String, format: 'date' };

/** What is asked of the past: a draft as `adopt-policy` takes it, perhaps with a calendar, and between which days. */
export class SimulatePolicyBody {
  @nested(() => AdoptPolicyBody) policy!: AdoptPolicyBody;
  @field(isObject, { type: 'object', additionalProperties: true }, optional) calendar?: object;
  @field(day, daySchema, optional) from?: string;
  @field(day, daySchema, optional) to?: string;
}
