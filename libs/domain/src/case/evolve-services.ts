import type { CaseEventOf } from './events';
import { isToBeRedone, type Known, type Service } from './state';

export const servicePlanned = (state: Known, { data }: CaseEventOf<'ServicePlanned'>): Known => ({
  ...state,
  services: [
    ...state.services.filter(({ serviceId }) => serviceId !== data.serviceId),
    {
      status: 'planned',
      serviceId: data.serviceId,
      support: data.support,
      providerId: data.providerId,
      plannedAt: data.occurredAt,
      dueAt: data.dueAt,
      part: data.part,
      quantity: 0,
      valueHalalas: 0,
      deliveredBy: [],
    },
  ],
});

export const serviceDelivered = (state: Known, { data }: CaseEventOf<'ServiceDelivered'>): Known =>
  withService(state, data.serviceId, (service) => ({
    ...planOf(service),
    status: 'delivered',
    whole: data.extent === 'whole',
    deliveredAt: data.deliveredAt,
    recordedAt: data.occurredAt,
    confirmation: undefined,
    quantity: (isToBeRedone(service) ? 0 : service.quantity) + (data.quantity ?? 0),
    valueHalalas: (isToBeRedone(service) ? 0 : service.valueHalalas) + (data.valueHalalas ?? 0),
    deliveredBy: [...new Set([...service.deliveredBy, data.deliveredBy])],
  }));

export const serviceConfirmed = (state: Known, { data }: CaseEventOf<'ServiceConfirmed'>): Known =>
  withService(state, data.serviceId, (service) =>
    service.status === 'delivered' ? { ...service, confirmation: data.confirmation } : service,
  );

/** P29: nobody said otherwise in time: delivered, and not confirmed. */
export const serviceReplyLapsed = (state: Known, { data }: CaseEventOf<'ServiceReplyLapsed'>): Known =>
  withService(state, data.subject ?? '', (service) =>
    service.status === 'delivered' && service.confirmation === undefined
      ? { ...service, confirmation: 'no_reply' }
      : service,
  );

export const serviceCancelled = (state: Known, { data }: CaseEventOf<'ServiceCancelled'>): Known =>
  withService(state, data.serviceId, (service) => ({
    ...planOf(service),
    status: 'cancelled',
    cancelledAt: data.occurredAt,
  }));

const withService = (state: Known, serviceId: string, change: (service: Service) => Service): Known => ({
  ...state,
  services: state.services.map((service) => (service.serviceId === serviceId ? change(service) : service)),
});

const planOf = (service: Service) => ({
  serviceId: service.serviceId,
  support: service.support,
  providerId: service.providerId,
  plannedAt: service.plannedAt,
  dueAt: service.dueAt,
  part: service.part,
  quantity: service.quantity,
  valueHalalas: service.valueHalalas,
  deliveredBy: service.deliveredBy,
});
