import type { Recorded } from '@lib/event-store';
import { quick, seconds, Service } from '../e2e/service';
import { until } from '../e2e/until';
import { type RunningWorker, startWorker } from './worker';

jest.setTimeout(60_000);

describe('An invitation to rate, with its clock (P11, P13)', () => {
  let service: Service;
  let worker: RunningWorker;

  beforeAll(async () => {
    let taskQueue = '';
    service = await Service.start(async (engines) => {
      const temporal = await engines.temporal();
      taskQueue = temporal.taskQueue;
      return temporal;
    });
    await service.adoptMain();
    await service.adopt('rated', {
      ...quick(1),
      windows: { survey: { clause: 'P13', target: seconds(4) } },
      survey: { reminderAfter: 'PT2S', minimumSample: 5, aspects: ['courtesy'] },
    });
    worker = await startWorker(service.settings, { taskQueue, say: () => undefined });
    await worker.ready;
  });
  afterAll(async () => {
    await worker.close();
    await service.stop();
  });

  /** The survey of a case, as soon as it is offered. */
  const surveyOf = async (caseId: string): Promise<string> => {
    let surveyId: string | undefined;
    await until('it is offered to be rated', async () => {
      const rows = await service.database.query<{ survey_id: string }>(
        'select survey_id from satisfaction where subject_id = $1',
        [caseId],
      );
      return (surveyId = rows[0]?.survey_id) !== undefined;
    });
    return surveyId!;
  };
  const eventsOf = async (surveyId: string): Promise<Recorded[]> =>
    (await service.store.load(`survey-${surveyId}`)).events;

  test('P11, P13: is reminded of once and ends, by the alarm', async () => {
    const caseId = await service.submit('rated');
    await service.send('officer', 'WithdrawRequest', caseId, { channel: 'phone' });
    const surveyId = await surveyOf(caseId);
    await until('it has ended', async () => (await eventsOf(surveyId)).at(-1)?.type === 'SurveyExpired');
    const events = await eventsOf(surveyId);
    expect(events.map(({ type }) => type)).toEqual(['SurveyInvited', 'RatingReminderDue', 'SurveyExpired']);
    const [{ data: invitation }, { data: reminder }, { data: end }] = events as [Recorded, Recorded, Recorded];
    const after = (data: { dueAt: string }) => Date.parse(data.dueAt) - Date.parse(invitation.occurredAt);
    expect([after(reminder), after(end)]).toEqual([2_000, 4_000]);
    expect(end.dueAt <= end.occurredAt).toBe(true);
  });

  test('P13: is given once, whatever becomes of the read models', async () => {
    const caseIds: string[] = [];
    for (const policy of ['main', 'rated', 'main']) {
      const caseId = await service.submit(policy);
      await service.send('officer', 'WithdrawRequest', caseId, { channel: 'phone' });
      caseIds.push(caseId);
    }
    await Promise.all(caseIds.map(surveyOf));
    await service.dropReadModels();
    caseIds.push(await service.submit('main'));
    await service.send('officer', 'WithdrawRequest', caseIds.at(-1)!, { channel: 'phone' });
    await Promise.all(caseIds.map(surveyOf));
    await until('nothing is left to offer', async () => {
      const [left] = await service.database.query<{ count: bigint }>('select count(*) from invitations');
      return Number(left!.count) === 0;
    });
    const { events } = await service.store.readAll('start', 4_000);
    const offers = events.filter(({ type }) => type === 'SurveyInvited');
    for (const caseId of caseIds) expect(offers.filter(({ data }) => data.subject.id === caseId)).toHaveLength(1);
  });
});
