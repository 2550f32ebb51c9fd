import { createInterface } from 'node:readline';
import { EventStore, randomUuid, type Proposed } from '@lib/event-store';

const FLOOD = 400;

const bulky = (): Proposed => ({
  id: randomUuid(),
  type: 'CaseAssigned',
  data: { caseId: 'c', occurredAt: '2026-01-01T00:00:00.000Z', words: 'x'.repeat(16_000) },
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

/** At each line on stdin: floods the log with more than the connection holds, and says how the appends ended. */
const main = async (url: string): Promise<void> => {
  const store = await EventStore.connect(url, { instanceId: 'flood' });
  console.log('ready');
  for await (const _line of createInterface({ input: process.stdin })) {
    const ended: Record<string, number> = {};
    const one = async (): Promise<void> => {
      const how = await store.append(`case-${randomUuid()}`, [bulky()], 'no_stream').then(
        () => 'done',
        (error: Error) => error.name,
      );
      ended[how] = (ended[how] ?? 0) + 1;
    };
    await Promise.all(Array.from({ length: FLOOD }, one));
    console.log(JSON.stringify(ended));
  }
  await store.close();
};

void main(process.argv[2] ?? '');
