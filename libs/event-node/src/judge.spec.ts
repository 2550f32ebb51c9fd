import { judgeAppend, judgeDelete, judgeTombstone, type Expected, type KnownEvents, type Verdict } from './judge';
import { NO_RETENTION } from './stream-metadata';
import { UNKNOWN_STREAM, viewOf, type StreamState } from './stream-state';
import { END_OF_STREAM } from './stored-event';

const any: Expected = { kind: 'any' };
const noStream: Expected = { kind: 'no_stream' };
const exists: Expected = { kind: 'stream_exists' };
const exact = (revision: bigint): Expected => ({ kind: 'exact', revision });

const NEVER = UNKNOWN_STREAM;
const METADATA_ONLY: StreamState = { ...UNKNOWN_STREAM, metaLast: 0n };
const TWO: StreamState = { ...UNKNOWN_STREAM, last: 1n };
const DELETED: StreamState = { ...TWO, metaLast: 0n, retention: { truncateBefore: END_OF_STREAM } };
const TOMBSTONED: StreamState = { ...TWO, tombstoned: true };

const said = (verdict: Verdict): string => {
  switch (verdict.kind) {
    case 'write':
      return 'ok';
    case 'done':
      return `done ${verdict.revision} ${verdict.position === undefined ? 'unseen' : 'seen'}`;
    case 'wrong_version':
      return `wrong ${verdict.current}`;
    case 'stream_deleted':
      return 'deleted';
  }
};

describe('delete and tombstone', () => {
  test.each<[string, StreamState, Expected, string, string]>([
    ['never existed', NEVER, any, 'wrong -1', 'ok'],
    ['never existed', NEVER, noStream, 'wrong -1', 'ok'],
    ['never existed', NEVER, exact(0n), 'wrong -1', 'wrong -1'],
    ['never existed', NEVER, exists, 'wrong -1', 'wrong -1'],
    ['metadata only', METADATA_ONLY, any, 'ok', 'ok'],
    ['metadata only', METADATA_ONLY, noStream, 'ok', 'ok'],
    ['metadata only', METADATA_ONLY, exact(0n), 'wrong -1', 'wrong -1'],
    ['metadata only', METADATA_ONLY, exists, 'ok', 'ok'],
    ['two events', TWO, any, 'ok', 'ok'],
    ['two events', TWO, exact(1n), 'ok', 'ok'],
    ['two events', TWO, exact(0n), 'wrong 1', 'wrong 1'],
    ['two events', TWO, noStream, 'wrong 1', 'wrong 1'],
    ['two events', TWO, exists, 'ok', 'ok'],
    ['deleted', DELETED, any, 'ok', 'ok'],
    ['deleted', DELETED, noStream, 'ok', 'ok'],
    ['deleted', DELETED, exact(1n), 'ok', 'ok'],
    ['deleted', DELETED, exact(0n), 'wrong 1', 'wrong 1'],
    ['deleted', DELETED, exists, 'deleted', 'deleted'],
    ['tombstoned', TOMBSTONED, any, 'deleted', 'deleted'],
    ['tombstoned', TOMBSTONED, exact(1n), 'deleted', 'deleted'],
  ])('%s, %j, %j', (_, state, expected, onDelete, onTombstone) => {
    expect(said(judgeDelete(viewOf('s', state), expected))).toBe(onDelete);
    expect(said(judgeTombstone(viewOf('s', state), expected))).toBe(onTombstone);
  });
});

describe('append', () => {
  /** a and b are in the log and remembered; `elsewhere` is another stream's. */
  const known: KnownEvents = {
    remembered: (id) => {
      if (id === 'elsewhere') return { stream: 'other', revision: 0n, position: 9n };
      const revision = ['a', 'b'].indexOf(id);
      return revision < 0 ? undefined : { stream: 's', revision: BigInt(revision), position: 5n };
    },
    stored: (revision) => (revision < 2n ? { id: revision === 0n ? 'a' : 'b', position: 5n } : undefined),
  };
  const judge = (state: StreamState, expected: Expected, ids: string): string =>
    said(judgeAppend('s', viewOf('s', state), expected, ids === '' ? [] : ids.split(' '), known));

  test.each<[string, StreamState, Expected, string, string]>([
    ['any, first unknown', TWO, any, 'x a', 'ok'],
    ['any, first of another stream', TWO, any, 'elsewhere', 'ok'],
    ['any, first known and a later not', TWO, any, 'a x', 'wrong 1'],
    ['any, all known', TWO, any, 'a b', 'done 1 seen'],
    ['any, all known in another order', TWO, any, 'b a', 'done 0 seen'],
    ['any, old ids after a deletion', DELETED, any, 'a b', 'done 1 unseen'],
    ['any, new ids after a deletion', DELETED, any, 'x', 'ok'],
    ['stream_exists, deleted', DELETED, exists, 'x', 'deleted'],
    ['stream_exists, nothing there', NEVER, exists, 'x', 'wrong -1'],
    ['stream_exists, metadata only', METADATA_ONLY, exists, 'x', 'ok'],
    ['stream_exists, all known', TWO, exists, 'a', 'done 0 seen'],
    ['beyond the end', TWO, exact(2n), 'a', 'wrong 1'],
    ['at the end, even known ids', TWO, exact(1n), 'a', 'ok'],
    ['before the end, the ids that follow', TWO, exact(0n), 'b', 'done 1 seen'],
    ['no_stream, the ids that follow', TWO, noStream, 'a b', 'done 1 seen'],
    ['no_stream, the first of them', TWO, noStream, 'a', 'done 0 seen'],
    ['no_stream, another first', TWO, noStream, 'x', 'wrong 1'],
    ['no_stream, another order', TWO, noStream, 'b a', 'wrong 1'],
    ['no_stream, a later differs', TWO, noStream, 'a x', 'wrong 1'],
    ['no_stream, more than stored', TWO, noStream, 'a b c', 'wrong 1'],
    ['no_stream, new', NEVER, noStream, 'x', 'ok'],
    ['no_stream on a deleted stream, new ids', DELETED, noStream, 'x', 'ok'],
    ['no_stream on a deleted stream, old ids', DELETED, noStream, 'a', 'done 0 unseen'],
    ['no_stream on a deleted stream, a later differs', DELETED, noStream, 'a x', 'wrong 1'],
    ['an earlier revision on a deleted stream', DELETED, exact(0n), 'x', 'wrong 1'],
    ['tombstoned, whatever the ids', TOMBSTONED, any, 'a', 'deleted'],
    ['tombstoned, at the end', TOMBSTONED, exact(1n), 'x', 'deleted'],
    ['nothing, any', TWO, any, '', 'ok'],
    ['nothing, at the end', TWO, exact(1n), '', 'ok'],
    ['nothing, before the end', TWO, exact(0n), '', 'wrong 1'],
    ['nothing, no_stream on a deleted stream', DELETED, noStream, '', 'ok'],
  ])('%s', (_, state, expected, ids, verdict) => {
    expect(judge(state, expected, ids)).toBe(verdict);
  });

  test('what truncation hides has no position', () => {
    const truncated: StreamState = { ...TWO, metaLast: 0n, retention: { ...NO_RETENTION, truncateBefore: 1n } };
    expect(judge(truncated, noStream, 'a')).toBe('done 0 unseen');
    expect(judge(truncated, noStream, 'a b')).toBe('done 1 seen');
  });
});
