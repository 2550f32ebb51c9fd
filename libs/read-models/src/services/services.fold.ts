import { projection } from '../engine/projection';

/** How a service stands; `no_reply` is delivered and not confirmed. */
export type ServiceStatus =
  | 'planned'
  | 'delivered_in_part'
  | 'delivered'
  | 'confirmed'
  | 'not_confirmed'
  | 'no_reply'
  | 'cancelled';

/** One planned service of a case (P29): an instalment is a service of its own. */
export interface ServiceRow {
  readonly serviceKey: string;
  readonly caseId: string;
  readonly serviceId: string;
  readonly support: string;
  readonly providerId: string | undefined;
  readonly partNumber: number | undefined;
  readonly partOf: number | undefined;
  readonly plannedAt: string;
  readonly dueAt: string | undefined;
  readonly status: ServiceStatus;
  /** Of the first whole delivery: follow-ups are counted from it. */
  readonly deliveredAt: string | undefined;
  readonly position: bigint;
}

export const services = projection<ServiceRow>({
  name: 'services',
  version: 1,
  clauses: ['P5', 'P29', 'P32'],
  columns: {
    serviceKey: 'text',
    caseId: 'text',
    serviceId: 'text',
    support: 'text',
    providerId: 'text',
    partNumber: 'integer',
    partOf: 'integer',
    plannedAt: 'timestamptz',
    dueAt: 'timestamptz',
    status: 'text',
    deliveredAt: 'timestamptz',
    position: 'bigint',
  },
  key: 'serviceKey',
  keys: ({ type, data }) => {
    switch (type) {
      case 'ServicePlanned':
      case 'ServiceDelivered':
      case 'ServiceConfirmed':
      case 'ServiceCancelled':
        return [`${data.caseId}/${data.serviceId}`];
      case 'ServiceReplyLapsed':
        return [`${data.caseId}/${data.subject}`];
      default:
        return [];
    }
  },
  fold: (row, { type, data, position }, _documents, serviceKey) => {
    switch (type) {
      case 'ServicePlanned':
        return {
          serviceKey,
          caseId: data.caseId,
          serviceId: data.serviceId,
          support: data.support,
          providerId: data.providerId,
          partNumber: data.part?.number,
          partOf: data.part?.of,
          plannedAt: data.occurredAt,
          dueAt: data.dueAt,
          status: 'planned',
          deliveredAt: undefined,
          position,
        };
      case 'ServiceDelivered':
        return row && { ...row, ...delivered(row, data.extent, data.deliveredAt), position };
      case 'ServiceConfirmed':
        return row && { ...row, status: data.confirmation, position };
      case 'ServiceReplyLapsed':
        return row && { ...row, status: 'no_reply' as const, position };
      case 'ServiceCancelled':
        return row && { ...row, status: 'cancelled' as const, position };
      default:
        return row;
    }
  },
});

const delivered = (row: ServiceRow, extent: string, at: string): Pick<ServiceRow, 'status' | 'deliveredAt'> =>
  extent === 'whole'
    ? { status: 'delivered', deliveredAt: row.deliveredAt ?? at }
    : { status: 'delivered_in_part', deliveredAt: row.deliveredAt };
