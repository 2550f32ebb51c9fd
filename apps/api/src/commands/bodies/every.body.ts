import { channels, media, toldTos } from '@lib/domain';
import { Choice, Code, Identifier, Moment } from '../../shape/fields';
import { Text } from '../../shape/free-text';
import { Personal } from '../../shape/personal';
import { nested } from '../../shape/field';
import { GuidePart } from './parts.body';
import type { PersonalPart } from '@lib/domain';

const optional = { optional: true };

/** What every command may carry; the last three are the importer's. */
export class EveryBody {
  @Personal() personal?: PersonalPart[];
  @nested(() => GuidePart, { optional: true, max: 20, description: 'the documents that this rests on (P18)' })
  cites?: GuidePart[];
  @Moment({ optional: true, description: 'importer only: when it happened' }) occurredAt?: string;
  @Identifier({ optional: true, description: 'importer only: whose act it was, an opaque id' }) onBehalfOf?: string;
  @Text(128, { optional: true, description: 'importer only: what of the source this was read off' })
  inferredFrom?: string;
}

/** A contact with a person (P17). */
export class ContactBody extends EveryBody {
  @Choice(channels, optional) channel?: string;
  @Choice(media, optional) medium?: string;
  @Choice(toldTos, optional) toldTo?: string;
}

export class ReasonBody extends EveryBody {
  @Code({ optional: true, description: 'a code of the policy version' }) reasonCode?: string;
}

/** A body that says nothing of its own. */
export class PlainBody extends EveryBody {}
