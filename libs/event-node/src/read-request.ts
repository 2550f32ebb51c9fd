import { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { Direction } from './event-table';
import { invalidArgument, unknownFailure } from './failures';
import { readFilter, type Filter } from './filters';
import { readStreamName } from './proposals';
import { END_OF_STREAM } from './stored-event';
import type { UuidFormat } from './wire';

/** Where to begin: `start`, `end`, or a revision or position. */
export type Place = 'start' | 'end' | bigint;

interface Common {
  readonly from: Place;
  readonly resolveLinks: boolean;
  readonly uuidFormat: UuidFormat;
}

export type ReadRequest = Common &
  ({ readonly target: 'stream'; readonly stream: string } | { readonly target: 'all'; readonly filter?: Filter }) &
  ({ readonly mode: 'read'; readonly direction: Direction; readonly count: number } | { readonly mode: 'subscribe' });

const UINT64_MAX = 18446744073709551615n;

const placeOf = (number: string): Place => {
  const value = BigInt(number);
  if (value === UINT64_MAX) return 'end';
  if (value > END_OF_STREAM) throw unknownFailure(`${number} is no revision or position`);
  return value;
};

const streamPlace = (options: ReadReq.Options.StreamOptions): Place => {
  if (options.hasStart()) return 'start';
  if (options.hasEnd()) return 'end';
  if (!options.hasRevision()) throw invalidArgument('The read does not say where to begin');
  return placeOf(options.getRevision());
};

const allPlace = (options: ReadReq.Options.AllOptions): Place => {
  if (options.hasStart()) return 'start';
  if (options.hasEnd()) return 'end';
  const position = options.getPosition();
  if (position === undefined) throw invalidArgument('The read does not say where to begin');
  const commit = placeOf(position.getCommitPosition());
  const prepare = placeOf(position.getPreparePosition());
  if (typeof commit === 'bigint' && (prepare === 'end' || (typeof prepare === 'bigint' && commit < prepare))) {
    throw unknownFailure('The commit position lies before the prepare position');
  }
  return commit;
};

const modeOf = (options: ReadReq.Options) => {
  const direction: Direction =
    options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS ? 'backwards' : 'forwards';
  if (options.hasSubscription()) {
    if (direction === 'backwards') throw invalidArgument('A subscription only goes forwards');
    return { mode: 'subscribe' } as const;
  }
  if (!options.hasCount()) throw invalidArgument('The read has neither a count nor a subscription');
  return { mode: 'read', direction, count: Number(options.getCount()) } as const;
};

const targetOf = (options: ReadReq.Options) => {
  const filter = options.getFilter();
  if (filter === undefined && !options.hasNoFilter()) throw invalidArgument('The read names neither a filter nor none');
  const stream = options.getStream();
  if (stream !== undefined) {
    if (filter !== undefined) throw invalidArgument('Only $all can be filtered');
    const name = readStreamName(stream.getStreamIdentifier());
    if (name === '') throw unknownFailure('The stream name is empty');
    return { target: 'stream', stream: name, from: streamPlace(stream) } as const;
  }
  const all = options.getAll();
  if (all === undefined) throw invalidArgument('The read names neither a stream nor $all');
  const from = allPlace(all);
  if (filter === undefined) return { target: 'all', from } as const;
  return { target: 'all', from, filter: readFilter(filter, options.hasSubscription()) } as const;
};

/** Throws the status of the call where options do not go together. */
export const readRequestOf = (request: ReadReq): ReadRequest => {
  const options = request.getOptions();
  const format = options?.getUuidOption();
  if (options === undefined || format === undefined) throw invalidArgument('The read lacks its options');
  return {
    ...targetOf(options),
    ...modeOf(options),
    resolveLinks: options.getResolveLinks(),
    uuidFormat: format.hasStructured() ? 'structured' : 'string',
  };
};
