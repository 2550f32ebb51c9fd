import { type ReadReq } from '@eventstore/db-client/generated/streams_pb';
import { invalidArgument } from './failures';
import type { StoredEvent } from './stored-event';

type FilterOptions = ReadReq.Options.FilterOptions;
type Expression = ReadReq.Options.FilterOptions.Expression;

export interface Filter {
  readonly matches: (event: StoredEvent) => boolean;
  /** How many records one page of history considers at most. */
  readonly window: number;
  /** How many considered records lie between checkpoints. */
  readonly interval: number;
}

export const PAGE_MATCHES = 32;

const regexOf = (source: string): RegExp => {
  // .NET allows this one flag group at the start; JavaScript has it as a flag.
  const insensitive = source.startsWith('(?i)');
  try {
    return new RegExp(insensitive ? source.slice('(?i)'.length) : source, insensitive ? 'iu' : 'u');
  } catch (error) {
    throw invalidArgument(`The filter's regular expression cannot be used: ${(error as Error).message}`);
  }
};

/** A regular expression if there is one, else prefixes; an empty list matches nothing. */
const matcherOf = (expression: Expression): ((value: string) => boolean) => {
  const source = expression.getRegex();
  if (source !== '') {
    const regex = regexOf(source);
    return (value) => regex.test(value);
  }
  const prefixes = expression.getPrefixList();
  return (value) => prefixes.some((prefix) => value.startsWith(prefix));
};

const eventMatcher = (options: FilterOptions): Filter['matches'] => {
  const byStream = options.getStreamIdentifier();
  if (byStream !== undefined) {
    const matches = matcherOf(byStream);
    return (event) => matches(event.stream);
  }
  const byType = options.getEventType();
  if (byType === undefined) throw invalidArgument('The filter names neither streams nor event types');
  const matches = matcherOf(byType);
  return (event) => matches(event.type);
};

export const readFilter = (options: FilterOptions, checkpoints: boolean): Filter => {
  const window = options.hasMax() ? options.getMax() : PAGE_MATCHES;
  const interval = options.getCheckpointintervalmultiplier() * window;
  if (window === 0) throw invalidArgument('The filter considers no events');
  if (checkpoints && interval === 0) throw invalidArgument('The checkpoint interval of a filter must not be 0');
  return { matches: eventMatcher(options), window, interval };
};

/**
 * Counts considered records and says when a checkpoint is due: in history at the end of a page (as many matches or records
 * as a page holds), live at every interval. The real server marks a page by its last match or its beginning; the last
 * considered record, which is used here, loses nothing either and spares the reader more after a restart.
 */
export class CheckpointCounter {
  private sinceCheckpoint = 0;
  private considered = 0;
  private matched = 0;

  constructor(private readonly filter: Filter) {}

  dueInHistory(matches: boolean): boolean {
    this.sinceCheckpoint += 1;
    this.considered += 1;
    if (matches) this.matched += 1;
    if (this.considered < this.filter.window && this.matched < PAGE_MATCHES) return false;
    this.considered = 0;
    this.matched = 0;
    return this.due();
  }

  dueLive(): boolean {
    this.sinceCheckpoint += 1;
    return this.due();
  }

  private due(): boolean {
    if (this.sinceCheckpoint < this.filter.interval) return false;
    this.sinceCheckpoint %= this.filter.interval;
    return true;
  }
}
