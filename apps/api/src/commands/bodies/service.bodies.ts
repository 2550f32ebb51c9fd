import { confirmations, extents } from '@lib/domain';
import { Choice, Code, Identifier, Moment, Whole } from '../../shape/fields';
import { nested } from '../../shape/field';
import { ContactBody, EveryBody, ReasonBody } from './every.body';
import { isPartOfWhole, ServicePartPart } from './parts.body';

const optional = { optional: true };

export class PlanServiceBody extends EveryBody {
  @Identifier(optional) serviceId?: string;
  @Code(optional) support?: string;
  @Identifier(optional) providerId?: string;
  @Moment(optional) dueAt?: string;
  @nested(() => ServicePartPart, { ...optional, also: isPartOfWhole }) part?: ServicePartPart;
}

export class DeliverServiceBody extends EveryBody {
  @Identifier() serviceId!: string;
  @Choice(extents, optional) extent?: string;
  @Whole(1, 1_000_000, optional) quantity?: number;
  @Whole(0, Number.MAX_SAFE_INTEGER, optional) valueHalalas?: number;
  @Moment(optional) deliveredAt?: string;
}

export class ConfirmServiceBody extends ContactBody {
  @Identifier() serviceId!: string;
  @Choice(confirmations) confirmation!: string;
}

export class CancelServiceBody extends ReasonBody {
  @Identifier() serviceId!: string;
}
