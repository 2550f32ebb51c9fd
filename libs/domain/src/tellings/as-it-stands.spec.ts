import { asItStands } from '@lib/domain';
import { day } from '../../fixtures/life-of-a-case';

const neared = {
  template: 'clock_neared',
  manner: 'digest',
  values: { clock: 'review', clause: 'P27', dueAt: day(21) },
} as const;

describe('What neared its end, when it is told', () => {
  it('P5 is due soon while its target is to come, and says by when', () => {
    expect(asItStands(neared, day(28), day(22))).toEqual({ ...neared, values: { ...neared.values, owedAt: day(28) } });
    expect(asItStands(neared, day(28), day(27.999))).toBeDefined();
  });

  it('P5 is not told once that has passed: that it was missed is told by itself', () => {
    expect(asItStands(neared, day(28), day(28))).toBeUndefined();
    expect(asItStands(neared, day(28), day(30))).toBeUndefined();
  });

  it('P20 is due at no known time while a pause lasts', () => {
    expect(asItStands(neared, null, day(30))).toEqual({ ...neared, values: { ...neared.values, owedAt: null } });
  });

  it('P27 of a ceiling nothing waits for a morning: that it was passed is told by itself', () => {
    const ceiling = { ...neared, manner: 'at_once' } as const;
    expect(asItStands(ceiling, day(28), day(30))).toMatchObject({
      template: 'clock_neared',
      values: { owedAt: day(28) },
    });
  });
});
