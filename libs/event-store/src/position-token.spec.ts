import { ForeignPosition, decodePosition, encodePosition } from '@lib/event-store';

test('a position comes back from its token, and from no other log', () => {
  for (const position of [0n, 35n, 36n, 2n ** 62n]) {
    const token = encodePosition('log-1', position);
    expect(decodePosition(token, 'log-1')).toBe(position);
    expect(() => decodePosition(token, 'log-2')).toThrow(ForeignPosition);
  }
});

test.each(['', 'x', '12', 'AAAA', 'é', 'a'.repeat(5_000)])('%p is no position', (token) => {
  expect(() => decodePosition(token, 'log-1')).toThrow(ForeignPosition);
});
