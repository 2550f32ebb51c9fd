import {
  evolve,
  evolveTellings,
  initialCase,
  templateOf,
  timelineFor,
  type Case,
  type CaseEvent,
  type Documents,
  type Telling,
  type Tellings,
  type ToldEvent,
} from '@lib/domain';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { caseId, mainDocuments, under, versionOne } from '../../fixtures/life-of-a-case';
import { walk } from '../../fixtures/walk';

// Refusals are answers here, many thousands of them: their stacks would take a third of the time.
Error.stackTraceLimit = 0;

const RUNS = 1_500;
const seeds = fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 32, size: 'max' });
const ceiling = { length: 'P14D', clause: 'P27', source: 'policy' } as const;
const livings = [
  mainDocuments,
  under({ reviewWindow: { ...versionOne.reviewWindow, floor: null, ceiling } }),
  under({ use: 'demonstration' }),
];
const historical = under({ use: 'historical', gates: ['data_verified'] });
const endings = ['CaseClosed', 'RequestWithdrawn', 'RequestDiscontinued'];
const beforeAnyAnswer = ['information_wanted', 'information_reminder'];

type Row = { event: ToldEvent; row: Tellings };

const toldOf = (events: readonly CaseEvent[]): ToldEvent[] =>
  events.map((event, revision) => ({ ...event, streamName: `case-${caseId}`, revision }) as unknown as ToldEvent);

/** Every row on the way, with the event that led to it; from a row on where one is given. */
const rowsOf = (events: readonly ToldEvent[], documents: Documents, from?: Tellings): readonly Row[] => {
  let row = from;
  return events.map((event) => ({ event, row: (row = evolveTellings(row, event, row && documents))! }));
};

const demand = (holds: boolean, promise: string): void => {
  if (!holds) throw new Error(promise);
};

/** Neither twice at once, nor again when it is over. */
const eachOnce = (rows: readonly Row[]): void => {
  const over = new Set<string>();
  let waiting: ReadonlySet<string> = new Set();
  for (const { row } of rows) {
    const ids = new Set(row.pending.map(({ tellingId }) => tellingId));
    demand(ids.size === row.pending.length, 'two tellings have one id');
    for (const id of waiting) if (!ids.has(id)) over.add(id);
    for (const id of ids) demand(!over.has(id), `${id} came back`);
    waiting = ids;
  }
};

const silentWhenEnded = (rows: readonly Row[]): void => {
  let ended = false;
  for (const { event, row } of rows) {
    ended = endings.includes(event.type) || (ended && event.type !== 'CaseReopened');
    for (const { template } of ended ? row.pending : [])
      demand(template.endsWith('_escalated'), `${template} waits of an ended case`);
  }
};

const tellsNoOutcome = (rows: readonly Row[]): void => {
  let answered = false;
  for (const { event, row } of rows) {
    if (event.type === 'DecisionNotified') answered = true;
    if (event.type === 'AnswerRetracted' && event.data['answerStands'] !== true) answered = false;
    for (const { values, template } of row.pending) {
      const others = Object.keys(values).filter((name) => !['clock', 'clause', 'dueAt'].includes(name));
      demand(others.length === 0, `${template} says ${others.join()}`);
      demand(!/accepted|rejected/.test(JSON.stringify(values)), `${template} says the outcome`);
      demand(
        answered || templateOf(template).audience === 'staff' || beforeAnyAnswer.includes(template),
        `${template} goes to the person before the answer`,
      );
    }
  }
};

/** Which starts of clocks wait, after each event. */
const waitsOf = (events: readonly CaseEvent[], documents: Documents): readonly ReadonlySet<string>[] => {
  let state: Case = initialCase;
  return events.map((event) => {
    state = evolve(state, event);
    if (state.status === 'unknown') return new Set<string>();
    const clocks = timelineFor(state, documents).filter(({ settled }) => settled === null);
    return new Set(clocks.map(({ start }) => start));
  });
};

/** That a clock nears its end is told while it waits for what it waits for, and as long as nothing else was told of it. */
const speaksOfWhatWaits = (rows: readonly Row[], waits: readonly ReadonlySet<string>[]): void => {
  let before: readonly Telling[] = [];
  for (const [index, { event, row }] of rows.entries()) {
    const neared = row.pending.filter(({ template }) => template === 'clock_neared');
    for (const { start } of neared)
      demand(start === undefined || waits[index]!.has(start), `${start} nears its end, and is over with ${event.type}`);
    const lost = before.filter(({ tellingId }) => !neared.some((one) => one.tellingId === tellingId));
    for (const { start } of lost)
      demand(
        start === undefined || !waits[index]!.has(start) || event.data['start'] === start,
        `${start} nears its end, and nobody is told after ${event.type}`,
      );
    before = neared;
  }
};

/** As a row comes back from where it is kept. */
const asKept = (row: Tellings | undefined): Tellings | undefined =>
  row && (JSON.parse(JSON.stringify(row)) as Tellings);

const foldsFromAnyPart = (rows: readonly Row[], cut: number, documents: Documents): void => {
  const kept = cut === 0 ? undefined : asKept(rows[cut - 1]!.row);
  const events = rows.slice(cut).map(({ event }) => event);
  const last = rowsOf(events, documents, kept).at(-1)?.row ?? kept;
  demand(isDeepStrictEqual(asKept(last), asKept(rows.at(-1)!.row)), 'two halves make another row than the whole');
};

describe('Whatever happens to a case', () => {
  it('P5 P20 P26 P27 each is told once, nothing of an ended one, and no outcome before the answer', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.nat(livings.length - 1), seeds, fc.nat(200), (version, chosen, at) => {
        const documents = livings[version]!;
        const { events } = walk(documents, chosen);
        const rows = rowsOf(toldOf(events), documents);
        eachOnce(rows);
        speaksOfWhatWaits(rows, waitsOf(events, documents));
        silentWhenEnded(rows);
        tellsNoOutcome(rows);
        foldsFromAnyPart(rows, at % (rows.length + 1), documents);
        for (const { row } of rows) for (const { template } of row.pending) seen.add(template);
      }),
      { numRuns: RUNS },
    );
    expect([...seen].sort()).toEqual([
      'answer_to_be_told',
      'ceiling_escalated',
      'clock_neared',
      'early_answer_escalated',
      'information_reminder',
      'information_wanted',
      'registration_reminder',
      'target_escalated',
      'target_missed',
    ]);
  });

  it('nothing is ever told of a historical one', () => {
    fc.assert(
      fc.property(seeds, (chosen) => {
        const rows = rowsOf(toldOf(walk(historical, chosen).events), historical);
        demand(
          rows.every(({ row }) => row === undefined),
          'something is told of a historical case',
        );
      }),
      { numRuns: RUNS / 3 },
    );
  });
});
