import { createInterface } from 'node:readline';
import {
  EventStore,
  LogAway,
  OutcomeUnknown,
  randomUuid,
  WrongExpectedRevision,
  type Proposed,
} from '@lib/event-store';

const WRITERS = 64;
/** By then an append was tried to its end, and the stream read, several times over. */
const PATIENCE_MS = 60_000;

const proposed = (): Proposed => ({
  id: randomUuid(),
  type: 'CaseAssigned',
  data: { caseId: 'c', occurredAt: '2026-01-01T00:00:00.000Z' },
  metadata: {
    actor: { id: 'a', kind: 'person', roles: ['officer'] },
    commandId: randomUuid(),
    commandHash: '00',
    $correlationId: 'r',
    $causationId: 'r',
    clauses: [],
    recordedAt: '2026-01-01T00:00:00.000Z',
  },
});

interface Account {
  acknowledged: number;
  unknown: number;
  away: number;
  missing: number;
  doubled: number;
  slowestMs: number;
}

/**
 * 64 writers of a stream each write on until they are told 'enough'; then says what the log has of it. At any other line
 * says so as soon as each of them has been acknowledged once more, or, long after, what the others wait for.
 */
const main = async (url: string): Promise<void> => {
  const store = await EventStore.connect(url, { instanceId: 'steady' });
  const account: Account = { acknowledged: 0, unknown: 0, away: 0, missing: 0, doubled: 0, slowestMs: 0 };
  let writing = true;
  const revisionOf = async (stream: string): Promise<bigint> => {
    for (;;) {
      try {
        return (await store.load(stream)).revision;
      } catch (error) {
        if (!(error instanceof LogAway)) throw error;
      }
    }
  };
  const waiting = new Set<number>();
  const doing = new Map<number, string>();
  let allHeard = (): void => undefined;
  const heard = (writer: number): void => {
    if (waiting.delete(writer) && waiting.size === 0) allHeard();
  };
  const everyWriterHeard = (): Promise<string> =>
    new Promise((resolve) => {
      const late = setTimeout(
        () =>
          resolve(
            `waiting at ${Math.round(performance.now())} ms: ${[...waiting].map((one) => doing.get(one)).join(', ')}`,
          ),
        PATIENCE_MS,
      );
      for (let writer = 0; writer < WRITERS; writer += 1) waiting.add(writer);
      allHeard = () => {
        clearTimeout(late);
        resolve('all were heard');
      };
    });
  const writer = async (number: number): Promise<void> => {
    const stream = `case-${randomUuid()}`;
    const acknowledged: string[] = [];
    let revision = -1n;
    while (writing) {
      const event = proposed();
      const begunAt = performance.now();
      doing.set(number, `append since ${Math.round(begunAt)} ms`);
      try {
        ({ revision } = await store.append(stream, [event], revision));
        acknowledged.push(event.id);
        heard(number);
      } catch (error) {
        if (error instanceof OutcomeUnknown) account.unknown += 1;
        else if (error instanceof LogAway) account.away += 1;
        // What was unknown can still arrive after the stream was read: it has moved on, and that is all.
        else if (!(error instanceof WrongExpectedRevision)) throw error;
        doing.set(number, `load after ${error.name}`);
        revision = await revisionOf(stream);
      } finally {
        account.slowestMs = Math.max(account.slowestMs, Math.round(performance.now() - begunAt));
      }
    }
    const ids = (await store.load(stream)).events.map(({ id }) => id);
    account.acknowledged += acknowledged.length;
    account.missing += acknowledged.filter((id) => !ids.includes(id)).length;
    account.doubled += ids.length - new Set(ids).size;
  };
  const writers = Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'enough') break;
    console.log(await everyWriterHeard());
  }
  writing = false;
  await writers;
  console.log(JSON.stringify(account));
  await store.close();
  process.stdin.destroy();
};

void main(process.argv[2] ?? '');
