import { Problem } from '../http/problem';
import { RateLimit } from './rate-limit';

const refusalOf = (act: () => void): Problem['parts'] | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as Problem).parts;
  }
};

describe('The rate limit', () => {
  it('counts each caller alone, and begins anew with each window', () => {
    let now = 0;
    const limit = new RateLimit({ requests: 2, windowMs: 10_000 }, () => now);
    for (const caller of ['a', 'a', 'b', 'b']) expect(refusalOf(() => limit.count(caller))).toBeUndefined();
    now = 4_000;
    expect(refusalOf(() => limit.count('a'))).toMatchObject({
      status: 429,
      code: 'rate_limited',
      retryAfterSeconds: 6,
    });
    now = 10_000;
    expect(refusalOf(() => limit.count('a'))).toBeUndefined();
  });

  it('remembers a bounded number of callers', () => {
    const limit = new RateLimit({ requests: 1, windowMs: 10_000 }, () => 1);
    for (let n = 0; n < 50_001; n += 1) limit.count(`caller ${n}`);
    expect((limit as unknown as { counts: Map<string, number> }).counts.size).toBeLessThanOrEqual(50_000);
  });
});
