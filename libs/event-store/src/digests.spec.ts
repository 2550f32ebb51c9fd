import { hmacHex, sha256Hex, uuidOfBytes, uuidV5 } from '@lib/event-store';

test('UUIDv5 of the RFC', () => {
  expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});

test('SHA-256 of joined parts, HMAC-SHA-256 of RFC 4231', () => {
  expect(sha256Hex('a', Buffer.from('bc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hmacHex('Jefe', 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('bytes become a valid UUID, always the same', () => {
  const bytes = Buffer.alloc(32, 0xff);
  expect(uuidOfBytes(bytes)).toBe('ffffffff-ffff-8fff-bfff-ffffffffffff');
});
