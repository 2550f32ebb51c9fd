import { hasRole, type Actor } from '../actor';
import { Refused } from '../refused';
import { isOver, type Instant } from '../time/instant';
import { reasonFor } from './codes';
import type { CaseCommandOf } from './commands';
import { checkBetween, everyOf } from './judged';
import { expectAccepted } from './registration';
import type { Rule } from './rule';
import { isToBeRedone, type Answered, type Known, type Service } from './state';

/** P29: after acceptance was told and registration is complete, and only what was granted. */
export const planService: Rule<'PlanService'> = (command, state, _documents, at) => {
  const { data, by } = command;
  expectRegistered(state);
  const known = state.services.find(({ serviceId }) => serviceId === data.serviceId);
  const { supports } = state.decision;
  const support = data.support ?? known?.support ?? (supports.length === 1 ? supports[0] : undefined);
  if (support === undefined || !supports.includes(support))
    throw new Refused('not_granted', 'P26', { pointer: '/support', allowed: supports });
  if (known) return plannedAlready(known, support);
  checkGrantEnd(state, support, at);
  return [
    {
      type: 'ServicePlanned',
      data: {
        ...everyOf(command, at),
        serviceId: data.serviceId,
        support,
        providerId: data.providerId ?? (hasRole(by, 'provider') ? by.id : undefined),
        dueAt: data.dueAt,
        part: data.part,
      },
    },
  ];
};

/** P29: whole or in part, by whom. */
export const deliverService: Rule<'DeliverService'> = (command, state, _documents, at) => {
  const { data, by } = command;
  expectRegistered(state);
  const service = serviceOf(state, data.serviceId);
  if (!maySee(by, service) || service.status === 'cancelled') throw unknown(data.serviceId);
  const deliveredAt = data.deliveredAt ?? at;
  checkBetween(deliveredAt, '/deliveredAt', undefined, at);
  checkGrantSum(state, service, data);
  return [
    {
      type: 'ServiceDelivered',
      data: {
        ...everyOf(command, at),
        serviceId: service.serviceId,
        providerId: service.providerId,
        deliveredBy: by.id,
        extent: data.extent ?? 'whole',
        quantity: data.quantity,
        valueHalalas: data.valueHalalas,
        deliveredAt,
      },
    },
  ];
};

/** Delivered whole already, and nobody has said that it did not come. */
export const isDeliveredAlready = ({ data, by }: CaseCommandOf<'DeliverService'>, state: Known): boolean => {
  const service = state.services.find(({ serviceId }) => serviceId === data.serviceId);
  if (service?.status !== 'delivered' || !service.whole || !maySee(by, service)) return false;
  return service.confirmation !== 'not_confirmed';
};

/** P29: the beneficiary's word, never that of the person who delivered. */
export const confirmService: Rule<'ConfirmService'> = (command, state, _documents, at) => {
  const { data, by } = command;
  const service = serviceOf(state, data.serviceId);
  // guard P29
  if (service.status !== 'delivered') throw new Refused('not_delivered', 'P29');
  if (service.deliveredBy.includes(by.id) && !bringsHistory(state, by)) throw new Refused('own_delivery', 'P29');
  return [
    {
      type: 'ServiceConfirmed',
      data: {
        ...everyOf(command, at),
        serviceId: service.serviceId,
        confirmation: data.confirmation,
        channel: data.channel,
        medium: data.medium,
        toldTo: data.toldTo,
      },
    },
  ];
};

/** What an importer records of a historical case others did: neither the delivery nor the word on it is its own. */
const bringsHistory = ({ use }: Known, by: Actor): boolean => use === 'historical' && hasRole(by, 'importer');

export const isConfirmedAlready = ({ data }: CaseCommandOf<'ConfirmService'>, state: Known): boolean =>
  state.services.some(
    (service) =>
      service.serviceId === data.serviceId &&
      service.status === 'delivered' &&
      service.confirmation === data.confirmation,
  );

/** P29: what was confirmed is not cancelled. */
export const cancelService: Rule<'CancelService'> = (command, state, { policy }, at) => {
  const service = serviceOf(state, command.data.serviceId);
  if (service.status === 'cancelled') return [];
  if (service.status === 'delivered' && service.confirmation === 'confirmed')
    throw new Refused('service_confirmed', 'P29');
  const reasonCode = reasonFor('service_cancelled', command.data, policy, 'P29');
  const { serviceId } = service;
  return [{ type: 'ServiceCancelled', data: { ...everyOf(command, at), serviceId, reasonCode } }];
};

function expectRegistered(state: Known): asserts state is Answered {
  expectAccepted(state);
  if (!state.registered) throw new Refused('not_registered', 'P28');
}

const plannedAlready = (known: Service, support: string): readonly [] => {
  if (known.support !== support) throw new Refused('already_planned', 'P29', { serviceId: known.serviceId });
  return [];
};

const serviceOf = (state: Known, serviceId: string): Service => {
  const service = state.services.find((one) => one.serviceId === serviceId);
  if (!service) throw unknown(serviceId);
  return service;
};

const unknown = (serviceId: string): Refused => new Refused('service_unknown', 'P29', { serviceId });

/** A provider delivers its own services; the officer any. */
const maySee = (by: Actor, service: Service): boolean =>
  !hasRole(by, 'provider') ||
  hasRole(by, 'officer') ||
  service.providerId === undefined ||
  service.providerId === by.id;

const checkGrantEnd = (state: Answered, support: string, at: Instant): void => {
  const grants = state.decision.granted.filter((grant) => grant.support === support);
  if (grants.length > 0 && grants.every(({ until }) => until !== undefined && isOver(until, at)))
    throw new Refused('not_granted', 'P26', { support, until: grants.at(-1)!.until });
};

/** P26: in quantity and value no more than was granted of this kind, all services together. */
const checkGrantSum = (
  state: Answered,
  service: Service,
  delivered: { quantity?: number; valueHalalas?: number },
): void => {
  const grants = state.decision.granted.filter(({ support }) => support === service.support);
  for (const measure of ['quantity', 'valueHalalas'] as const) {
    const limits = grants.map((grant) => grant[measure]);
    if (delivered[measure] === undefined || limits.length === 0 || limits.includes(undefined)) continue;
    const granted = (limits as number[]).reduce((sum, limit) => sum + limit, 0);
    const before = state.services
      .filter((one) => one.support === service.support && one.status !== 'cancelled' && !isToBeRedone(one))
      .reduce((sum, one) => sum + one[measure], 0);
    if (before + delivered[measure] > granted)
      throw new Refused('not_granted', 'P26', { pointer: `/${measure}`, granted, delivered: before });
  }
};
