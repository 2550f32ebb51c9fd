import { randomUUID } from 'node:crypto';
import { deskOf } from '../e2e/booked-cases';
import { quick, seconds, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { type RunningWorker, startWorker } from './worker';

jest.setTimeout(60_000);

/** Windows of three seconds for the wait for an answer and for a settlement. */
const series = {
  ...quick(1),
  windows: {
    inquiry: { clause: 'P9', target: seconds(3) },
    dispute: { clause: 'P2', target: seconds(3) },
  },
};

describe('the wait for an answer', () => {
  let service: Service;
  let worker: RunningWorker;

  beforeAll(async () => {
    let taskQueue = '';
    service = await Service.start(async (engines) => {
      const temporal = await engines.temporal();
      taskQueue = temporal.taskQueue;
      return temporal;
    });
    await service.adopt('quick', series);
    worker = await startWorker(service.settings, { taskQueue, say: () => undefined });
    await worker.ready;
  });
  afterAll(async () => {
    await worker.close();
    await service.stop();
  });

  const typesOf = async (stream: string): Promise<string[]> =>
    (await service.store.load(stream)).events.map(({ type }) => type);
  const dueAtOf = async (stream: string): Promise<unknown> =>
    (
      await service.database.query<{ due: unknown }>('select due_at as due from inquiry_board where stream = $1', [
        stream,
      ])
    )[0]?.due;

  test('P9: an inquiry that nobody answers nears and misses its target by its alarm; answered, it has none', async () => {
    const desk = deskOf(service);
    const { id } = await desk.receive(await service.submit('quick'));
    const stream = `inquiry-${id}`;
    await until('the board shows by when', async () => typeof (await dueAtOf(stream)) === 'string');
    await until('the target is missed', async () => (await typesOf(stream)).includes('InquiryTargetMissed'));
    expect(await typesOf(stream)).toEqual(['InquiryReceived', 'InquiryTargetNeared', 'InquiryTargetMissed']);
    const { events } = await service.store.load(stream);
    for (const { data, metadata } of events.slice(1)) {
      expect(metadata.actor.id).toBe('system');
      expect(data.dueAt <= data.occurredAt).toBe(true);
    }
    await desk.send(id, 'AnswerInquiry', { channel: 'phone' });
    await until('nothing is owed any more', async () => (await dueAtOf(stream)) === null);
  });

  test('P2: a dispute that nobody settles nears and misses its target by its alarm', async () => {
    const caseId = await service.submit('quick');
    const desk = deskOf(service);
    const { id } = await desk.dispute(caseId, randomUUID());
    const stream = `dispute-${id}`;
    await until('the target is missed', async () => (await typesOf(stream)).includes('DisputeTargetMissed'));
    expect(await typesOf(stream)).toEqual(['DisputeOpened', 'DisputeTargetNeared', 'DisputeTargetMissed']);
  });
});
