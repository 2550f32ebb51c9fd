import { createHash } from 'node:crypto';
import { EXIT, Failure } from '../failure';
import { inParallel } from '../in-parallel';
import type { Watcher } from '../progress';
import type { Service } from '../service';
import { caseOf, type FilledCase } from './fill-plan';
import { FILLED_SERIES, filledPolicy, lastInstantOf } from './filled.policy';

/** The closing account of a filling. */
export interface Filled {
  readonly policyId: string;
  readonly seed: number;
  cases: number;
  commands: number;
  readonly refusals: Record<string, number>;
  byStage: Readonly<Record<string, number>>;
  byState: Readonly<Record<string, number>>;
  seconds: number;
}

const IN_FLIGHT = 32;

/**
 * So many cases through the public API, in a historical series of their own whose year ends when it was first filled.
 * Each command has a key made of seed, case and place: to fill again, or after a stop, doubles nothing.
 */
export const fill = async (count: number, seed: number, importer: Service, watcher: Watcher): Promise<Filled> => {
  const startedMs = performance.now();
  const until = await yearsEnd(importer);
  const filled: Filled = {
    policyId: FILLED_SERIES,
    seed,
    ...{ cases: 0, commands: 0, refusals: {}, byStage: {}, byState: {}, seconds: 0 },
  };
  let position: string | undefined;
  watcher.begins(count);
  await inParallel(
    Array.from({ length: count }, (_, number) => number),
    IN_FLIGHT,
    async (number) => {
      position = (await fillCase(caseOf(seed, number, until), importer, filled)) ?? position;
      filled.cases += 1;
      filled.seconds = (performance.now() - startedMs) / 1_000;
      watcher.caseDone(filled);
    },
  );
  return { ...filled, ...(await countsOf(importer, position)) };
};

/** The series is adopted by the first filling; later ones go by the year that it names. */
const yearsEnd = async (importer: Service): Promise<string> => {
  const known = await adopted(importer);
  if (known !== undefined) return known;
  const until = new Date().toISOString();
  await importer.post(`/v1/policies/${FILLED_SERIES}/adopt-policy`, filledPolicy(until), {
    'idempotency-key': `adopt-${FILLED_SERIES}-1`,
  });
  return until;
};

const adopted = async (importer: Service): Promise<string | undefined> => {
  try {
    const { body } = await importer.get<{ versions: { effectiveFrom: string }[] }>(`/v1/policies/${FILLED_SERIES}`);
    return lastInstantOf(body.versions[0]!.effectiveFrom);
  } catch (error) {
    if (error instanceof Failure && error.exitCode === EXIT.notFound) return undefined;
    throw error;
  }
};

const fillCase = async (
  { name, steps }: FilledCase,
  importer: Service,
  filled: Filled,
): Promise<string | undefined> => {
  let caseId = '';
  let dataHash: string | undefined;
  let position: string | undefined;
  const send = async (command: string, index: number, body: object): Promise<void> => {
    const path = command === 'submit-request' ? '/v1/cases' : `/v1/cases/${caseId}/${command}`;
    const { body: answer } = await importer.post<{ caseId: string; dataHash?: string; position: string }>(path, body, {
      'idempotency-key': keyOf(name, index, command),
    });
    filled.commands += 1;
    caseId = answer.caseId;
    dataHash = answer.dataHash ?? dataHash;
    position = answer.position ?? position;
  };
  for (const [index, { command, at, body, needsDataHash }] of steps.entries()) {
    try {
      await send(command, index, { ...body, occurredAt: at, ...(needsDataHash ? { dataHash } : {}) });
    } catch (error) {
      if (!(error instanceof Failure) || error.exitCode !== EXIT.refused || caseId === '') throw error;
      const code = `${command}: ${error.code ?? 'refused'}`;
      filled.refusals[code] = (filled.refusals[code] ?? 0) + 1;
    }
  }
  // From now on its clocks run like any other's.
  await send('complete-history', steps.length, { sourceEnds: false });
  return position;
};

const keyOf = (name: string, index: number, command: string): string =>
  createHash('sha256').update(`fill/${name}/${index}/${command}`).digest('hex');

interface Board {
  readonly byStage: Readonly<Record<string, number>>;
  readonly byClock: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** As the board shows it once it has come so far. */
const countsOf = async (
  importer: Service,
  position: string | undefined,
): Promise<Pick<Filled, 'byStage' | 'byState'>> => {
  const { body } = await importer.get<Board>(
    `/v1/boards/sla?policy=${FILLED_SERIES}`,
    position === undefined ? {} : { 'mustafid-position': position },
  );
  const byState: Record<string, number> = {};
  for (const states of Object.values(body.byClock))
    for (const [state, count] of Object.entries(states)) byState[state] = (byState[state] ?? 0) + count;
  return { byStage: body.byStage, byState };
};
