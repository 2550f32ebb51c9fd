/** A list of alarms: a read model with `next`, `told` and `revision`, and what makes a stream's name of its key. */
export interface AlarmList {
  /** What is open stands here, and `told` is written here. */
  readonly list: string;
  /** Every stream that could have an alarm, whether anything is due or not. */
  readonly streams: string;
  readonly key: string;
  readonly prefix: string;
  /** The column of the next due instant in `streams`. */
  readonly next: string;
  /** Whether a stream of this name has its row here. */
  readonly holds: (stream: string) => boolean;
}

export const caseAlarms: AlarmList = {
  list: 'alarms',
  streams: 'case_board',
  key: 'case_id',
  prefix: 'case-',
  next: 'next_due',
  holds: (stream) => stream.startsWith('case-'),
};

/** Of all other aggregates that have clocks. */
export const otherAlarms: AlarmList = {
  list: 'timers',
  streams: 'timers',
  key: 'stream',
  prefix: '',
  next: 'next',
  holds: (stream) => !stream.startsWith('case-'),
};

export const alarmLists: readonly AlarmList[] = [caseAlarms, otherAlarms];

/** SQL for the stream's name. */
export const streamOf = ({ prefix, key }: AlarmList): string => `'${prefix}' || ${key}`;

export const keyIn = ({ prefix }: AlarmList, stream: string): string => stream.slice(prefix.length);
