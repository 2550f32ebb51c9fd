import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { EXIT, Failure } from '../failure';
import { inParallel } from '../in-parallel';
import type { Watcher } from '../progress';
import type { Service } from '../service';
import { mapCase, rowOf, type Complaint, type LogRow, type MappedCase, type Step } from './receipt-log';

/** The closing account of an import. */
export interface Account {
  readonly rows: number;
  cases: number;
  commands: number;
  readonly refusals: Record<string, number>;
  readonly referralsReadOff: Record<string, number>;
  readonly notMapped: Record<string, number>;
  readonly listed: Complaint[];
  seconds: number;
}

const IN_FLIGHT = 32;

/** Reads the file and says, by line, what cannot be read. Throws Failure when it is no such log. */
export const readLog = (file: string): { rows: number; cases: MappedCase[]; unreadable: Complaint[] } => {
  const records = recordsOf(file);
  const unreadable: Complaint[] = [];
  const byCase = new Map<string, LogRow[]>();
  for (const { record, info } of records) {
    const row = rowOf(record, info.lines);
    if ('reason' in row) unreadable.push(row);
    else byCase.set(row.caseName, [...(byCase.get(row.caseName) ?? []), row]);
  }
  return { rows: records.length, cases: [...byCase.values()].map(mapCase), unreadable };
};

const recordsOf = (file: string): { record: Record<string, string>; info: { lines: number } }[] => {
  let text: Buffer;
  try {
    text = readFileSync(file);
  } catch {
    throw new Failure(`The file ${file} cannot be read.`, EXIT.usage);
  }
  try {
    const records = parse(text, { columns: true, bom: true, info: true, skip_empty_lines: true }) as unknown;
    const read = records as { record: Record<string, string>; info: { lines: number } }[];
    if (read.length === 0) throw new Error('it holds no rows');
    return read;
  } catch (error) {
    throw new Failure(`The file ${file} is not a log that can be imported: ${(error as Error).message}`, EXIT.usage);
  }
};

/**
 * Sends every case through the public API, several at a time, the commands of one case in order. Each command has a
 * key of its own made from the row, so an import that was stopped can be started again and doubles nothing.
 */
export const importLog = async (file: string, importer: Service, watcher: Watcher): Promise<Account> => {
  const startedMs = performance.now();
  const { rows, cases, unreadable } = readLog(file);
  const account: Account = {
    rows,
    cases: 0,
    commands: 0,
    refusals: {},
    referralsReadOff: {},
    notMapped: {},
    listed: [...unreadable],
    seconds: 0,
  };
  watcher.begins(cases.length);
  await inParallel(cases, IN_FLIGHT, async (mapped) => {
    await importCase(mapped, importer, account);
    account.cases += 1;
    account.seconds = (performance.now() - startedMs) / 1000;
    watcher.caseDone(account);
  });
  account.listed.sort((one, other) => one.line - other.line);
  return account;
};

const importCase = async (mapped: MappedCase, importer: Service, account: Account): Promise<void> => {
  account.listed.push(...mapped.listed);
  for (const [activity, times] of Object.entries(mapped.notMapped)) add(account.notMapped, activity, times);
  if (mapped.referralReadOff !== undefined) add(account.referralsReadOff, mapped.referralReadOff, 1);
  let caseId = '';
  let dataHash: string | undefined;
  for (const [index, step] of mapped.steps.entries()) {
    const body = step.needsDataHash ? { ...step.body, dataHash } : step.body;
    const path = step.command === 'submit-request' ? '/v1/cases' : `/v1/cases/${caseId}/${step.command}`;
    try {
      const { body: answer } = await importer.post<{ caseId: string; dataHash?: string }>(path, body, {
        'idempotency-key': keyOf(mapped, step, index),
      });
      caseId = answer.caseId;
      dataHash = answer.dataHash ?? dataHash;
    } catch (error) {
      if (!(error instanceof Failure) || error.exitCode !== EXIT.refused || caseId === '') throw error;
      add(account.refusals, error.code ?? 'refused', 1);
      account.listed.push({ line: step.line, reason: error.message });
    }
    account.commands += 1;
  }
};

/** The same row and command give the same key, whenever and wherever the import runs. */
const keyOf = (mapped: MappedCase, step: Step, index: number): string =>
  createHash('sha256').update(`receipt-log/${mapped.caseName}/${index}/${step.line}/${step.command}`).digest('hex');

const add = (counts: Record<string, number>, name: string, by: number): void => {
  counts[name] = (counts[name] ?? 0) + by;
};
