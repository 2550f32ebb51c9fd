/**
 * The receipt phase of a real permit log (doi:10.4121/uuid:a07386a5-7be3-4367-9535-70bc9e77dbe6), read as casework:
 * each case becomes the commands that its rows stand for, in the order of its rows. Pure: no file, no network.
 */

/** One row of the file, with the line on which it begins. */
export interface LogRow {
  readonly line: number;
  readonly caseName: string;
  readonly channel: string;
  readonly deadline: string;
  readonly task: string;
  readonly activity: string;
  readonly resource: string;
  /** As in the file: `2011-10-11 13:45:40.276000+02:00`. */
  readonly time: string;
}

/** A command to send; `body` lacks only what an earlier answer gives (`dataHash` where `needsDataHash`). */
export interface Step {
  readonly line: number;
  readonly command: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly needsDataHash?: true;
}

export interface MappedCase {
  readonly caseName: string;
  readonly steps: readonly Step[];
  /** The activity off which the referral was read, where it was the very row that decides. */
  readonly referralReadOff: string | undefined;
  /** Activities that stand for no command, by name. */
  readonly notMapped: Readonly<Record<string, number>>;
  /** Rows that a person should look at. */
  readonly listed: readonly Complaint[];
}

export interface Complaint {
  readonly line: number;
  readonly reason: string;
}

const SERIES = 'receipt-log';

const COLUMNS = {
  caseName: 'case:concept:name',
  channel: 'case:channel',
  deadline: 'case:deadline',
  task: 'concept:instance',
  activity: 'concept:name',
  resource: 'org:resource',
  time: 'time:timestamp',
} as const;

const CHANNELS: Readonly<
  Record<string, { channel: string; medium?: string; beneficiaryKind?: string; serviceMode?: string }>
> = {
  Internet: { channel: 'website' },
  Desk: { channel: 'interview', serviceMode: 'at_association' },
  Post: { channel: 'letter' },
  'e-mail': { channel: 'letter', medium: 'mail' },
  Intern: { channel: 'website', beneficiaryKind: 'internal' },
};

/** The row of a parsed record, or what is wrong with it. */
export const rowOf = (record: Readonly<Record<string, string>>, line: number): LogRow | Complaint => {
  for (const column of Object.values(COLUMNS)) {
    if (!record[column]?.trim()) return { line, reason: `the column ${column} is empty` };
  }
  const field = (name: keyof typeof COLUMNS): string => record[COLUMNS[name]] ?? '';
  if (instantOf(field('time')) === undefined)
    return { line, reason: `${COLUMNS.time} is no instant: ${field('time')}` };
  if (instantOf(field('deadline')) === undefined) {
    return { line, reason: `${COLUMNS.deadline} is no instant: ${field('deadline')}` };
  }
  if (!CHANNELS[field('channel')]) return { line, reason: `the channel ${field('channel')} is not one of the log's` };
  return {
    line,
    caseName: field('caseName'),
    channel: field('channel'),
    deadline: field('deadline'),
    task: field('task'),
    activity: field('activity'),
    resource: field('resource'),
    time: field('time'),
  };
};

/** The log writes microseconds and an offset; an instant is ISO in UTC, to the millisecond. */
export const instantOf = (time: string): string | undefined => {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(\.\d+)?([+-]\d{2}:\d{2})$/.exec(time);
  if (!match) return undefined;
  const [, day, clock, fraction = '.000', offset] = match;
  const parsed = new Date(`${day}T${clock}${fraction.slice(0, 4).padEnd(4, '0')}${offset}`);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed.toISOString();
};

const code = (activity: string): string => activity.split(' ', 1)[0] ?? '';
const DECIDES = new Set(['T04', 'T14']);
const REFERS = new Set(['T04', 'T06', 'T10', 'T14']);
const CLARIFIES = /^T0(7-\d|8|9-\d)$/;

/** The commands of one case's rows. The first row must be its receipt. */
export const mapCase = (rows: readonly LogRow[]): MappedCase => {
  const first = rows[0];
  if (!first) throw new Error('A case has at least one row.');
  const rejected = rows.some((row) => code(row.activity) === 'T14');
  const mapped = new CaseMapping(first.caseName, rows, rejected);
  rows.forEach((row, index) => mapped.take(row, index));
  return mapped.result();
};

class CaseMapping {
  private readonly steps: Step[] = [];
  private readonly notMapped: Record<string, number> = {};
  private readonly listed: Complaint[] = [];
  private readonly asked: string[] = [];
  private submitted = false;
  private verified = false;
  private referredOff: string | undefined;
  private decided = false;

  constructor(
    private readonly caseName: string,
    private readonly rows: readonly LogRow[],
    private readonly rejected: boolean,
  ) {}

  take(row: LogRow, index: number): void {
    const activity = code(row.activity);
    if (row.activity === 'Confirmation of receipt') return this.submit(row);
    if (!this.submitted) {
      this.listed.push({ line: row.line, reason: `the case ${row.caseName} has no receipt before this row` });
      return;
    }
    if (activity === 'T02') return this.verify(row);
    if (activity === 'T03') return this.adjust(row, index);
    if (CLARIFIES.test(activity)) return this.clarify(row);
    const refers = REFERS.has(activity) && this.verified && this.referredOff === undefined;
    if (refers) this.refer(row, activity);
    if (DECIDES.has(activity) && (activity === 'T14' || !this.rejected)) return this.decide(row, activity);
    if (activity === (this.rejected ? 'T15' : 'T05')) return this.notify(row);
    if (!refers) this.leave(row);
  }

  result(): MappedCase {
    const last = this.rows[this.rows.length - 1];
    if (last && this.submitted)
      this.steps.push({ line: last.line, command: 'complete-history', body: { sourceEnds: true } });
    return {
      caseName: this.caseName,
      steps: this.steps,
      referralReadOff: this.referredOff,
      notMapped: this.notMapped,
      listed: this.listed,
    };
  }

  private add(row: LogRow, command: string, body: Record<string, unknown>, needsDataHash?: true): void {
    const said = { ...body, occurredAt: instantOf(row.time), onBehalfOf: row.resource };
    this.steps.push({ line: row.line, command, body: said, ...(needsDataHash ? { needsDataHash } : {}) });
  }

  private submit(row: LogRow): void {
    if (this.submitted) return this.leave(row);
    this.submitted = true;
    const {
      channel,
      medium,
      beneficiaryKind = 'external',
      serviceMode = 'remote',
    } = CHANNELS[row.channel] ?? { channel: '' };
    const person = `receipt-${row.caseName.replace(/^case-/, '')}`;
    this.add(row, 'submit-request', {
      policyId: SERIES,
      applicantId: person,
      beneficiaryId: person,
      origin: 'own_request',
      channel,
      ...(medium === undefined ? {} : { medium }),
      serviceMode,
      beneficiaryKind,
      segment: 'other',
      requestedSupport: 'other',
      personal: [],
      externalReference: row.caseName,
      statedTarget: instantOf(row.deadline),
    });
  }

  private verify(row: LogRow): void {
    for (const informationId of this.asked.splice(0))
      this.add(row, 'supply-information', { informationId, channel: 'letter' });
    this.verified = true;
    this.add(row, 'verify-data', { matchedAgainst: 'original' }, true);
  }

  /** Only what was adjusted before the decision and checked again afterwards is a request for information. */
  private adjust(row: LogRow, index: number): void {
    const checkedLater = this.rows.slice(index + 1).some((later) => code(later.activity) === 'T02');
    if (!checkedLater) {
      this.listed.push({ line: row.line, reason: 'T03 without a later T02: what was adjusted is never checked' });
    }
    if (!checkedLater || this.decided) return this.leave(row);
    this.asked.push(row.task);
    this.add(row, 'request-information', {
      informationId: row.task,
      fields: ['confirmation_of_receipt'],
      from: 'applicant',
      channel: 'letter',
    });
  }

  private clarify(row: LogRow): void {
    const said = { clarificationId: row.task, topicCode: 'advice', channel: 'letter' };
    this.add(row, 'ask-clarification', said);
    this.add(row, 'give-clarification', said);
  }

  private refer(row: LogRow, activity: string): void {
    this.referredOff = activity;
    this.add(row, 'refer-to-research', { inferredFrom: activity });
  }

  private decide(row: LogRow, activity: string): void {
    this.decided = true;
    this.add(row, 'record-decision', {
      outcome: activity === 'T14' ? 'rejected' : 'accepted',
      members: [row.resource],
    });
  }

  private notify(row: LogRow): void {
    this.add(row, 'notify-decision', { channel: 'letter', toldTo: 'applicant' });
  }

  private leave(row: LogRow): void {
    this.notMapped[row.activity] = (this.notMapped[row.activity] ?? 0) + 1;
  }
}
