import { systemActor, type CaseEvent } from '@lib/domain';
import { given } from '@lib/testing';
import {
  acceptedFact,
  actor,
  answered,
  answeredRejected,
  command,
  confirmed,
  day,
  decidedAccepted,
  delivered,
  fact,
  planned,
  registered,
  submitted,
} from '../../fixtures/life-of-a-case';

const officer = actor('officer');
const provider = actor('provider');
const service = (
  type: 'PlanService' | 'DeliverService' | 'ConfirmService' | 'CancelService',
  at: string,
  data: object,
  by = officer,
) => command(type, { serviceId: 'food', ...data } as never, at, by);
const plan = (data: object = {}, at = day(18), by = officer) =>
  service('PlanService', at, { support: 'financial', providerId: 'the-provider', ...data }, by);
const deliver = (data: object = {}, at = day(19), by = provider) => service('DeliverService', at, data, by);
const confirm = (confirmation: string, at = day(20), by = actor('intake')) =>
  service('ConfirmService', at, { confirmation, channel: 'phone' }, by);
const cancel = (data: object = { reasonCode: 'declined' }, at = day(20)) => service('CancelService', at, data);
const confirmedAs = (confirmation: 'confirmed' | 'not_confirmed' | 'no_reply'): CaseEvent =>
  fact('ServiceConfirmed', { serviceId: 'food', confirmation, channel: 'phone' }, day(20));
const partly = fact(
  'ServiceDelivered',
  { serviceId: 'food', providerId: 'the-provider', deliveredBy: 'the-provider', extent: 'part', deliveredAt: day(19) },
  day(19),
);
const cancelled = fact('ServiceCancelled', { serviceId: 'food', reasonCode: 'declined' }, day(20));

describe('PlanService', () => {
  it('P29 plans what was granted', () => {
    given(...registered)
      .when(plan())
      .then(planned.at(-1)!);
    given(...registered)
      .when(plan({ support: undefined, providerId: undefined }, day(18), provider))
      .then(planned.at(-1)!);
  });

  it('P29 is refused before acceptance, answer and registration, and of what was not granted', () => {
    given(...submitted)
      .when(plan({}, day(1)))
      .thenRefused('not_accepted');
    given(...decidedAccepted)
      .when(plan({}, day(6)))
      .thenRefused('answer_outstanding');
    given(...answeredRejected)
      .when(plan())
      .thenRefused('not_accepted');
    given(...answered)
      .when(plan())
      .thenRefused('not_registered');
    given(...registered)
      .when(plan({ support: 'housing' }))
      .thenRefused('not_granted', { allowed: ['financial'] });
  });

  it('P26 is refused once the grant is over', () => {
    const until = { support: 'financial', until: '2026-01-18' };
    const history = registered.map((event) =>
      event === acceptedFact ? ({ ...event, data: { ...event.data, granted: [until] } } as CaseEvent) : event,
    );
    given(...history)
      .when(plan({}, day(17.1)))
      .thenTypes('ServicePlanned');
    given(...history)
      .when(plan({}, day(18)))
      .thenRefused('not_granted', { until: '2026-01-18' });
  });

  it('does nothing on the same service', () => {
    given(...planned)
      .when(plan())
      .thenNothing();
  });
});

describe('DeliverService', () => {
  it('P29 records who delivered what', () => {
    given(...planned)
      .when(deliver({ quantity: 2 }))
      .then(delivered.at(-1)!);
    given(...planned)
      .when(deliver({ extent: 'part' }, day(19), officer))
      .thenTypes('ServiceDelivered');
  });

  it("P29 is refused of an unknown, cancelled or another provider's service, and of more than was granted", () => {
    given(...registered)
      .when(deliver())
      .thenRefused('service_unknown');
    given(...planned, cancelled)
      .when(deliver({}, day(21)))
      .thenRefused('service_unknown');
    given(...planned)
      .when(deliver({}, day(19), { ...provider, id: 'another' }))
      .thenRefused('service_unknown');
    given(...planned)
      .when(deliver({ quantity: 3 }))
      .thenRefused('not_granted', { pointer: '/quantity', granted: 2 });
    given(...planned)
      .when(deliver({ deliveredAt: day(20) }))
      .thenRefused('instant_out_of_range');
    given(...answered)
      .when(deliver())
      .thenRefused('not_registered');
  });

  it('P29 does nothing when it is delivered whole, and delivers again what did not come', () => {
    given(...delivered)
      .when(deliver({}, day(20)))
      .thenNothing();
    given(...confirmed)
      .when(deliver({}, day(21)))
      .thenNothing();
    given(...delivered, confirmedAs('not_confirmed'))
      .when(deliver({ quantity: 2 }, day(21)))
      .thenTypes('ServiceDelivered');
  });
});

describe('ConfirmService', () => {
  it("P29 records the beneficiary's word", () => {
    given(...delivered)
      .when(confirm('confirmed'))
      .then(confirmedAs('confirmed'));
    given(...delivered)
      .when(confirm('no_reply'))
      .then(confirmedAs('no_reply'));
  });

  it('P29 without a word after the waiting time it counts as delivered, not as confirmed, and settles', () => {
    const lapsed = fact(
      'ServiceReplyLapsed',
      {
        dueAt: day(33),
        clock: 'service',
        start: `service:1:food:reply:${day(19)}`,
        subject: 'food',
      },
      day(34),
    );
    const ring = command('PassTimelineStep', {}, day(34), systemActor);
    given(...delivered)
      .when(ring)
      .then(lapsed);
    given(...delivered, lapsed)
      .when(ring)
      .thenNothing();
    given(...delivered, lapsed)
      .when(command('CloseCase', {}, day(35), officer))
      .thenTypes('CaseClosed');
    given(...delivered, lapsed)
      .when(confirm('confirmed', day(36)))
      .thenTypes('ServiceConfirmed');
    given(...delivered, confirmedAs('not_confirmed'))
      .when(ring)
      .thenNothing();
    given(...planned, partly)
      .when(command('CloseCase', {}, day(40), officer))
      .thenRefused('service_outstanding');
  });

  it('P29 is refused of the unknown, the undelivered, and from who delivered', () => {
    given(...registered)
      .when(confirm('confirmed'))
      .thenRefused('service_unknown');
    given(...submitted)
      .when(confirm('confirmed', day(1)))
      .thenRefused('service_unknown');
    given(...planned)
      .when(confirm('confirmed'))
      .thenRefused('not_delivered');
    given(...delivered)
      .when(confirm('confirmed', day(20), { ...officer, id: 'the-provider' }))
      .thenRefused('own_delivery');
  });

  it('P29 takes the word that an importer brings on what it brought the delivery of, of historical cases only', () => {
    const importer = { ...actor('importer'), id: 'the-provider' };
    const historical = delivered.map(
      (event) => ({ ...event, data: { ...event.data, use: 'historical' } }) as CaseEvent,
    );
    given(...historical)
      .when(confirm('confirmed', day(20), importer))
      .thenTypes('ServiceConfirmed');
    given(...historical)
      .when(confirm('confirmed', day(20), { ...officer, id: 'the-provider' }))
      .thenRefused('own_delivery');
    given(...delivered)
      .when(confirm('confirmed', day(20), { ...actor('importer', 'officer'), id: 'the-provider' }))
      .thenRefused('own_delivery');
  });

  it('P29 does nothing on the same word', () => {
    given(...confirmed)
      .when(confirm('confirmed', day(21)))
      .thenNothing();
  });
});

describe('CancelService', () => {
  it('P29 records it with its reason', () => {
    given(...planned)
      .when(cancel())
      .then(cancelled);
    given(...delivered, confirmedAs('not_confirmed'))
      .when(cancel({ reasonCode: 'entered_in_error' }, day(21)))
      .thenTypes('ServiceCancelled');
  });

  it('P29 is refused of the unknown and the confirmed, and without reason', () => {
    given(...registered)
      .when(cancel())
      .thenRefused('service_unknown');
    given(...confirmed)
      .when(cancel(undefined, day(21)))
      .thenRefused('service_confirmed');
    given(...planned)
      .when(cancel({}))
      .thenRefused('reason_missing');
  });

  it.each([
    'declined',
    'deceased',
    'unreachable',
    'moved_away',
    'not_available',
    'data_found_untrue',
    'entered_in_error',
  ])('P29 knows the reason %s', (reasonCode) => {
    given(...planned)
      .when(cancel({ reasonCode }))
      .thenTypes('ServiceCancelled');
  });

  it('does nothing twice', () => {
    given(...planned, cancelled)
      .when(cancel(undefined, day(21)))
      .thenNothing();
  });
});
