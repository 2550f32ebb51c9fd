import { Problem } from '../http/problem';
import { filePart } from './file-part';

const of = (range: string | undefined, ifRange?: string, bytes = 100) => filePart({ range, ifRange }, '"tag"', bytes);
const whole = { first: 0, last: 99, whole: true };

describe('The part of a file that is asked for', () => {
  test.each([
    ['bytes=0-0', { first: 0, last: 0, whole: false }],
    ['bytes=10-19', { first: 10, last: 19, whole: false }],
    ['bytes=90-', { first: 90, last: 99, whole: false }],
    ['bytes=90-500', { first: 90, last: 99, whole: false }],
    ['bytes=-5', { first: 95, last: 99, whole: false }],
    ['bytes=-500', { first: 0, last: 99, whole: false }],
  ])('%s', (range, part) => expect(of(range)).toEqual(part));

  test.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=5-4', 'bytes=0-1,3-4', 'lines=0-1', 'bytes=a-b'])(
    'is all of it where nothing else is said: %s',
    (range) => expect(of(range)).toEqual(whole),
  );

  it('is all of it where the file is another than the one that is gone on with', () => {
    expect(of('bytes=10-', '"other"')).toEqual(whole);
    expect(of('bytes=10-', '"tag"')).toMatchObject({ first: 10 });
  });

  test.each([
    ['bytes=100-', 100],
    ['bytes=0-', 0],
    ['bytes=-0', 100],
  ])('%s of a file of fewer is no part of it', (range, bytes) => {
    const outside = (): unknown => of(range, undefined, bytes);
    expect(outside).toThrow(Problem);
    expect(outside).toThrow('range_not_in_file');
  });
});
