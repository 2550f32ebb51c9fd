import { ContactBody, EveryBody } from '../commands/bodies/every.body';
import { channels, media } from '@lib/domain';
import { fault, field, isObject, ok, type Check, type FieldOptions } from '../shape/field';
import { Choice, Code, Identifier, isCode, isWhole, Whole } from '../shape/fields';
import { escaped } from '../shape/text';

const optional = { optional: true };
const MOST_ASPECTS = 20;
/** What is far off is refused by the rule, in its own words; what no number can be, here. */
const FARTHEST = 1_000_000;

const aspectsFault: Check = (value) => {
  const notObject = isObject(value);
  if (notObject) return notObject;
  const members = Object.entries(value as object);
  if (members.length > MOST_ASPECTS) return fault('too_many', { max: MOST_ASPECTS });
  for (const [aspect, rating] of members) {
    const wrong = isCode(aspect) ?? isWhole(-FARTHEST, FARTHEST)(rating);
    if (wrong) return { ...wrong, pointer: `/${escaped(aspect)}` };
  }
  return ok;
};

/** Ratings by the version's aspects: `{ "courtesy": 5 }`. */
const Aspects = (options?: FieldOptions): PropertyDecorator =>
  field(
    aspectsFault,
    { type: 'object', additionalProperties: { type: 'integer', minimum: 1, maximum: 5 }, maxProperties: MOST_ASPECTS },
    options,
  );

export class RateServiceBody extends EveryBody {
  @Whole(-FARTHEST, FARTHEST, { description: '1 to 5' }) overall!: number;
  @Aspects({ optional: true, description: "1 to 5 by each of the version's aspects" })
  aspects?: Record<string, number>;
  @Identifier({ optional: true, description: 'who of the invited rates: an opaque id' }) ratedBy?: string;
  @Choice(channels, optional) channel?: string;
  @Choice(media, optional) medium?: string;
}

export class DeclineRatingBody extends ContactBody {
  @Code({ optional: true, description: 'a code of the policy version' }) reasonCode?: string;
  @Identifier({ optional: true, description: 'who of the invited declines: an opaque id' }) ratedBy?: string;
}
