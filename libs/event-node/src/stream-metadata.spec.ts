import { END_OF_STREAM } from './stored-event';
import { DELETED_METADATA, originalOf, parseRetention, withTruncateBefore } from './stream-metadata';

const parse = (text: string) => parseRetention(Buffer.from(text));

test.each([
  [
    '{"$maxCount":3,"$maxAge":60,"$tb":2,"$acl":{"$r":"x"},"own":[1]}',
    { maxCount: 3n, maxAgeSeconds: 60n, truncateBefore: 2n },
  ],
  ['{"$tb":0}', { truncateBefore: 0n }],
  ['{"$maxCount":0,"$maxAge":-1,"$tb":-2}', {}],
  ['{"$maxCount":"3","$tb":2}', {}],
  ['{"$maxCount":1.5,"$tb":2}', {}],
  ['{"$maxCount":null,"$tb":2}', {}],
  ['[1]', {}],
  ['not json', {}],
  ['', {}],
])('%s', (text, expected) => {
  expect(parse(text)).toEqual(expected);
});

test('the $tb of a deleted stream is read exactly; what JavaScript makes of it is not a number of 64 bits', () => {
  expect(parseRetention(DELETED_METADATA)).toEqual({ truncateBefore: END_OF_STREAM });
  expect(parse('{"$tb":9223372036854776000,"$maxCount":1}')).toEqual({});
});

test('begun again, metadata keep what they held beside $tb', () => {
  const again = withTruncateBefore(Buffer.from('{"$tb":9223372036854775807,"own":"x"}'), 4n);
  expect(JSON.parse(again!.toString())).toEqual({ $tb: 4, own: 'x' });
  expect(withTruncateBefore(Buffer.from('no json'), 4n)).toBeUndefined();
});

test('a metastream belongs to the stream without its two dollars', () => {
  expect(['$$s', '$$$$s', 's', '$s'].map(originalOf)).toEqual(['s', '$$s', 's', '$s']);
});
