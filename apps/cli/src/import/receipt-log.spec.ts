import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { instantOf, mapCase, rowOf, type LogRow } from './receipt-log';
const { countReceiptLog } = require('./count-receipt') as { countReceiptLog: (file: string) => unknown };

const FILE = resolve(__dirname, '../../../../../shared/data/receipt.csv');

const row = (activity: string, over: Partial<LogRow> = {}): LogRow => ({
  line: 2,
  caseName: 'case-1',
  channel: 'Desk',
  deadline: '2011-12-06 13:41:31.788000+01:00',
  task: 'task-1',
  activity,
  resource: 'Resource21',
  time: '2011-10-11 13:45:40.276000+02:00',
  ...over,
});
const commands = (rows: LogRow[]): string[] => mapCase(rows).steps.map((step) => step.command);

describe('the receipt log as casework', () => {
  it('reads the local time and offset of the log as an instant', () => {
    expect(instantOf('2011-10-11 13:45:40.276000+02:00')).toBe('2011-10-11T11:45:40.276Z');
    expect(instantOf('2011-12-06 01:06:40+01:00')).toBe('2011-12-06T00:06:40.000Z');
    expect(instantOf('yesterday')).toBeUndefined();
  });

  it('says what is wrong with a row that cannot be read', () => {
    expect(rowOf({ 'case:concept:name': 'case-1' }, 7)).toEqual({
      line: 7,
      reason: 'the column case:channel is empty',
    });
  });

  it('reads the referral off the deciding row where nothing earlier refers', () => {
    const rows = [
      row('Confirmation of receipt'),
      row('T02 Check confirmation of receipt'),
      row('T04 Determine confirmation of receipt'),
    ];
    expect(commands(rows)).toEqual([
      'submit-request',
      'verify-data',
      'refer-to-research',
      'record-decision',
      'complete-history',
    ]);
    expect(mapCase(rows).referralReadOff).toBe('T04');
  });

  it('takes a rejection from T14 and leaves the T04 and T05 of such a case', () => {
    const rows = [
      'Confirmation of receipt',
      'T02 Check',
      'T04 Determine',
      'T05 Print',
      'T14 Determine',
      'T15 Print',
    ].map((name) => row(name));
    const mapped = mapCase(rows);
    expect(mapped.steps.find((step) => step.command === 'record-decision')?.body['outcome']).toBe('rejected');
    expect(mapped.steps.filter((step) => step.command === 'notify-decision')).toHaveLength(1);
    expect(mapped.notMapped).toEqual({ 'T05 Print': 1 });
  });

  it('lists an adjustment that is never checked', () => {
    const rows = [row('Confirmation of receipt'), row('T02 Check'), row('T03 Adjust', { line: 9 })];
    expect(mapCase(rows).listed).toEqual([{ line: 9, reason: expect.stringContaining('without a later T02') }]);
  });
});

// The log itself is not part of the project: where it does not lie beside the checkout, this is not declared.
(existsSync(FILE) ? describe : () => undefined)('the whole receipt log', () => {
  it('holds the totals that were counted by other code', () => {
    expect(countReceiptLog(FILE)).toEqual({
      rows: 8577,
      cases: 1434,
      verified: 1316,
      referred: 1308,
      accepted: 1264,
      rejected: 39,
      answered: 1299,
      refused: { already_decided: 4, not_decided: 1 },
      byStage: { preparation: 118, ready: 8, review: 5, decided: 4, answered: 1299 },
      referredOff: { T04: 1112, T06: 182, T10: 14 },
    });
  });

  it('maps every row and lists three', () => {
    const records: Record<string, string>[] = parse(readFileSync(FILE), { columns: true, bom: true });
    const cases = new Map<string, LogRow[]>();
    records.forEach((record, index) => {
      const read = rowOf(record, index + 2);
      if ('reason' in read) throw new Error(`line ${read.line}: ${read.reason}`);
      cases.set(read.caseName, [...(cases.get(read.caseName) ?? []), read]);
    });
    const mapped = [...cases.values()].map(mapCase);
    const count = (command: string): number =>
      mapped.flatMap((each) => each.steps).filter((step) => step.command === command).length;
    expect(mapped).toHaveLength(1434);
    expect(mapped.flatMap((each) => each.listed)).toHaveLength(3);
    expect(count('request-information')).toBe(47);
    expect(count('supply-information')).toBe(47);
    expect(count('verify-data')).toBe(1368);
    expect(count('ask-clarification')).toBe(157);
    expect(count('record-decision')).toBe(1307);
    expect(count('notify-decision')).toBe(1300);
  });
});
