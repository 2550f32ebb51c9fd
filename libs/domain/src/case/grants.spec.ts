import { type CaseEvent, type Known } from '@lib/domain';
import { given } from '@lib/testing';
import { acceptedFact, actor, after, command, day, fact, registered } from '../../fixtures/life-of-a-case';

const officer = actor('officer');
const provider = { ...actor('provider'), id: 'the-provider' };

/** A registered case to which this was granted. */
const granted = (...grants: readonly object[]): readonly CaseEvent[] =>
  registered.map((event) =>
    event === acceptedFact ? ({ ...event, data: { ...event.data, granted: grants } } as CaseEvent) : event,
  );
const plan = (serviceId: string, support = 'financial', data: object = {}) =>
  fact('ServicePlanned', { serviceId, support, ...data }, day(18));
const delivery = (serviceId: string, data: object = {}, at = 19) =>
  fact(
    'ServiceDelivered',
    { serviceId, deliveredBy: 'the-provider', extent: 'whole', deliveredAt: day(at), ...data },
    day(at),
  );
const said = (serviceId: string, confirmation: 'confirmed' | 'not_confirmed') =>
  fact('ServiceConfirmed', { serviceId, confirmation }, day(20));
const cancelled = (serviceId: string) => fact('ServiceCancelled', { serviceId, reasonCode: 'declined' }, day(20));
const deliver = (serviceId: string, data: object = {}, by = officer, at = day(21)) =>
  command('DeliverService', { serviceId, ...data }, at, by);

describe('what was granted', () => {
  const twelve = granted({ support: 'financial', quantity: 12, valueHalalas: 600_000 }, { support: 'housing' });

  it('P26 is the most of a kind that all its services together bring', () => {
    const history = [...twelve, plan('a'), plan('b'), delivery('a', { quantity: 5, valueHalalas: 500_000 })];
    given(...history)
      .when(deliver('b', { quantity: 7, valueHalalas: 100_000 }))
      .thenTypes('ServiceDelivered');
    given(...history)
      .when(deliver('b', { quantity: 8 }))
      .thenRefused('not_granted', { pointer: '/quantity', granted: 12, delivered: 5 });
    given(...history)
      .when(deliver('b', { valueHalalas: 100_001 }))
      .thenRefused('not_granted', { pointer: '/valueHalalas', granted: 600_000, delivered: 500_000 });
    given(...history)
      .when(deliver('b'))
      .thenTypes('ServiceDelivered');
  });

  it('P26 is the sum of its grants, and without a limit where one of them has none', () => {
    const two = granted({ support: 'financial', quantity: 2 }, { support: 'financial', quantity: 3 });
    given(...two, plan('a'))
      .when(deliver('a', { quantity: 5 }))
      .thenTypes('ServiceDelivered');
    given(...two, plan('a'))
      .when(deliver('a', { quantity: 6 }))
      .thenRefused('not_granted', { granted: 5, delivered: 0 });
    given(...granted({ support: 'financial', quantity: 2 }, { support: 'financial' }), plan('a'))
      .when(deliver('a', { quantity: 99, valueHalalas: 1 }))
      .thenTypes('ServiceDelivered');
    given(...granted(), plan('a'))
      .when(deliver('a', { quantity: 99 }))
      .thenTypes('ServiceDelivered');
  });

  it('P26 counts its own kind of support, not another', () => {
    const history = [...twelve, plan('a'), plan('h', 'housing'), delivery('h', { quantity: 11 })];
    given(...history)
      .when(deliver('a', { quantity: 12 }))
      .thenTypes('ServiceDelivered');
    given(...history)
      .when(deliver('h', { quantity: 99 }))
      .thenNothing();
    given(...twelve, plan('h', 'housing'))
      .when(deliver('h', { quantity: 99 }))
      .thenTypes('ServiceDelivered');
  });

  it('P29 counts neither what was cancelled nor what did not come; a part counts', () => {
    const a = [...twelve, plan('a'), plan('b')];
    given(...a, delivery('a', { quantity: 12 }), cancelled('a'))
      .when(deliver('b', { quantity: 12 }))
      .thenTypes('ServiceDelivered');
    given(...a, delivery('a', { quantity: 12 }), said('a', 'not_confirmed'))
      .when(deliver('b', { quantity: 12 }))
      .thenTypes('ServiceDelivered');
    given(...a, delivery('a', { quantity: 12 }), said('a', 'confirmed'))
      .when(deliver('b', { quantity: 1 }))
      .thenRefused('not_granted', { delivered: 12 });
    const parts = [...a, delivery('a', { extent: 'part', quantity: 4, valueHalalas: 10 })];
    given(...parts)
      .when(deliver('a', { quantity: 9 }))
      .thenRefused('not_granted', { delivered: 4 });
    const both = after([...parts, delivery('a', { quantity: 3, valueHalalas: 5 }, 20)]) as Known;
    expect(both.services.at(-1)).toMatchObject({ serviceId: 'b' });
    expect(both.services[0]).toMatchObject({ serviceId: 'a', quantity: 7, valueHalalas: 15 });
    const redone = after([
      ...parts,
      said('a', 'not_confirmed'),
      delivery('a', { quantity: 3, valueHalalas: 5 }, 21),
    ]) as Known;
    expect(redone.services[0]).toMatchObject({ quantity: 3, valueHalalas: 5 });
  });

  it('P26 ends on its day only where each grant of its kind has ended', () => {
    const until = '2026-01-18';
    const planOf = (support: string) => command('PlanService', { serviceId: 'n', support }, day(18), officer);
    given(...granted({ support: 'financial', until }, { support: 'financial', until: '2026-12-31' }))
      .when(planOf('financial'))
      .thenTypes('ServicePlanned');
    given(...granted({ support: 'financial', until }, { support: 'financial' }))
      .when(planOf('financial'))
      .thenTypes('ServicePlanned');
    given(...granted({ support: 'financial', until }, { support: 'housing' }))
      .when(planOf('financial'))
      .thenRefused('not_granted', { support: 'financial', until });
    given(...granted())
      .when(planOf('financial'))
      .thenTypes('ServicePlanned');
  });

  it('P26 is meant where the plan does not say, if it is one kind; of several it must be said', () => {
    const unsaid = command('PlanService', { serviceId: 'n' }, day(18), officer);
    given(...granted({ support: 'housing' }))
      .when(unsaid)
      .then(fact('ServicePlanned', { serviceId: 'n', support: 'housing' }, day(18)));
    given(...twelve)
      .when(unsaid)
      .thenRefused('not_granted', { pointer: '/support', allowed: ['financial', 'housing'] });
  });
});

describe('one service of several', () => {
  const two = [...granted({ support: 'financial' }, { support: 'housing' }), plan('a'), plan('h', 'housing')];

  it('P29 is planned once: the same again is nothing, another kind under its id is refused', () => {
    const again = (support?: string) => command('PlanService', { serviceId: 'h', support }, day(19), officer);
    given(...two)
      .when(again('housing'))
      .thenNothing();
    given(...two)
      .when(again())
      .thenNothing();
    given(...two)
      .when(again('financial'))
      .thenRefused('already_planned', { serviceId: 'h' });
    given(...two)
      .when(command('PlanService', { serviceId: 'n', support: 'financial' }, day(19), officer))
      .thenTypes('ServicePlanned');
  });

  it('P29 is delivered, confirmed and cancelled for itself', () => {
    given(...two, delivery('a'))
      .when(deliver('h'))
      .thenTypes('ServiceDelivered');
    const confirm = (serviceId: string) =>
      command('ConfirmService', { serviceId, confirmation: 'confirmed' }, day(21), actor('intake'));
    given(...two, delivery('a'), delivery('h'), said('a', 'confirmed'))
      .when(confirm('h'))
      .thenTypes('ServiceConfirmed');
    given(...two, delivery('a'), said('a', 'confirmed'))
      .when(confirm('h'))
      .thenRefused('not_delivered');
    given(...two, delivery('a'), said('a', 'confirmed'))
      .when(command('CancelService', { serviceId: 'h', reasonCode: 'declined' }, day(21), officer))
      .then(fact('ServiceCancelled', { serviceId: 'h', reasonCode: 'declined' }, day(21)));
    const state = after([...two, delivery('h'), said('h', 'confirmed'), cancelled('a')]) as Known;
    expect(state.services).toMatchObject([
      { serviceId: 'a', status: 'cancelled' },
      { serviceId: 'h', status: 'delivered', confirmation: 'confirmed' },
    ]);
  });

  it('P29 waits for a word of its own: whoever said something is left as it was', () => {
    const lapsed = (subject: string) =>
      fact(
        'ServiceReplyLapsed',
        { dueAt: day(33), clock: 'service', start: `service:1:${subject}:reply:${day(19)}`, subject },
        day(34),
      );
    const words = (...history: readonly CaseEvent[]) =>
      (after([...two, ...history]) as Known).services.map((service) =>
        service.status === 'delivered' ? (service.confirmation ?? 'none') : service.status,
      );
    expect(words(delivery('a'), delivery('h'), lapsed('a'))).toEqual(['no_reply', 'none']);
    expect(words(delivery('a'), said('a', 'not_confirmed'), lapsed('a'))).toEqual(['not_confirmed', 'planned']);
    expect(words(lapsed('a'))).toEqual(['planned', 'planned']);
    expect(words(said('a', 'confirmed'))).toEqual(['planned', 'planned']);
  });

  it('P29 the case closes once each is confirmed, left without a word, or cancelled', () => {
    const close = command('CloseCase', {}, day(22), officer);
    given(...two, delivery('a'), said('a', 'confirmed'))
      .when(close)
      .thenRefused('service_outstanding', { serviceIds: ['h'] });
    given(...two, delivery('a'), said('a', 'confirmed'), cancelled('h'))
      .when(close)
      .thenTypes('CaseClosed');
    given(...two, delivery('a'), said('a', 'confirmed'))
      .when(command('DiscontinueRequest', { reasonCode: 'deceased' }, day(22), actor('supervisor')))
      .thenRefused('service_outstanding', { serviceIds: ['h'] });
  });
});

describe('who delivers', () => {
  const planned = [...granted({ support: 'financial' }), plan('a', 'financial', { providerId: 'another' }), plan('n')];

  it('P1 P29 a provider what is theirs or of nobody, an officer any, also one who is both', () => {
    given(...planned)
      .when(deliver('a', {}, provider))
      .thenRefused('service_unknown', { serviceId: 'a' });
    given(...planned)
      .when(deliver('a', {}, { ...provider, roles: ['provider', 'officer'] }))
      .thenTypes('ServiceDelivered');
    given(...planned)
      .when(deliver('n', {}, provider))
      .thenTypes('ServiceDelivered');
    given(...planned)
      .when(deliver('x', {}, provider))
      .thenRefused('service_unknown', { serviceId: 'x' });
  });

  it('P29 at a time that has come', () => {
    given(...planned)
      .when(deliver('a', { deliveredAt: day(22) }))
      .thenRefused('instant_out_of_range', { pointer: '/deliveredAt', latest: day(21) });
  });

  it('P29 nobody who had a hand in a delivery gives the word of the beneficiary', () => {
    const parts = [
      ...planned,
      delivery('a', { extent: 'part', deliveredBy: 'first' }),
      delivery('a', { deliveredBy: 'second' }, 20),
    ];
    for (const id of ['first', 'second'])
      given(...parts)
        .when(command('ConfirmService', { serviceId: 'a', confirmation: 'confirmed' }, day(21), { ...officer, id }))
        .thenRefused('own_delivery');
    given(...parts)
      .when(command('ConfirmService', { serviceId: 'a', confirmation: 'confirmed' }, day(21), officer))
      .thenTypes('ServiceConfirmed');
  });
});
