import { caseAtHand, initialCase } from '@lib/domain';
import {
  after,
  answered,
  answeredRejected,
  closed,
  day,
  delivered,
  fact,
  planned,
  submitted,
  withdrawn,
} from '../../fixtures/life-of-a-case';

const atHand = (...history: Parameters<typeof after>[0]) => caseAtHand(after(history), 'q', ['officer-1']);

describe('the case that an inquiry or a dispute is about', () => {
  it('P19: is told with the round that stands open in its book', () => {
    const entered = fact('InquiryOpened', { inquiryId: 'q', kind: 'inquiry', round: 3 }, day(1));
    expect(atHand(...submitted)).toMatchObject({ ended: false, hands: ['officer-1'] });
    expect(atHand(...submitted)?.entry).toBeUndefined();
    expect(atHand(...submitted, entered)?.entry).toBe(3);
    const another = fact('InquiryOpened', { inquiryId: 'other', kind: 'inquiry', round: 7 }, day(1));
    expect(atHand(...submitted, another)?.entry).toBeUndefined();
    expect(atHand(...submitted, another, entered)?.entry).toBe(3);
    expect(atHand(...withdrawn)?.ended).toBe(true);
    expect(caseAtHand(initialCase, 'q', [])).toBeUndefined();
  });

  it('P2: an objection is counted from the answer, from the last delivery after it, or from an end without an answer', () => {
    expect(atHand(...submitted)?.objectionFrom).toBeUndefined();
    expect(atHand(...answeredRejected)?.objectionFrom).toBe(day(16));
    expect(atHand(...answered)?.objectionFrom).toBe(day(16));
    const last = after(delivered);
    const deliveredAt = 'services' in last && last.services[0]?.status === 'delivered' && last.services[0].deliveredAt;
    expect(atHand(...delivered)?.objectionFrom).toBe(deliveredAt);
    expect(atHand(...planned)?.objectionFrom).toBe(day(16));
    expect(atHand(...closed)?.objectionFrom).toBe(deliveredAt);
    const sooner = delivered.map((event) =>
      event.type === 'ServiceDelivered' ? { ...event, data: { ...event.data, deliveredAt: day(10) } } : event,
    );
    expect(atHand(...sooner)?.objectionFrom).toBe(day(16));
    expect(atHand(...withdrawn)?.objectionFrom).toBe(withdrawn.at(-1)!.data.occurredAt);
  });
});
