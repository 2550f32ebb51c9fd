import { aDecision, submitted, toReview, walk, type Case } from './e2e/a-case';
import { startService, type Service } from './e2e/api-on-engines';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

interface Told {
  readonly event: string;
  readonly id: string;
  // eslint-disable-next-line typescript/no-explicit-any -- whatever the service told
  readonly data: any;
}

/** An open stream, and what it has told so far. */
const listen = async (as: string, headers: Record<string, string> = {}) => {
  const ended = new AbortController();
  const answer = await fetch(`${service.url}/v1/live`, {
    headers: { authorization: `Bearer ${await service.token(as)}`, ...headers },
    signal: ended.signal,
  });
  let text = '';
  const reading = (async () => {
    for await (const chunk of answer.body!) text += Buffer.from(chunk).toString();
  })().catch(() => undefined);
  const told = (): Told[] =>
    [...text.matchAll(/event: (\w+)\nid: (\S+)\ndata: (.*)\n\n/g)].map(([, event, id, data]) => ({
      event: event!,
      id: id!,
      data: JSON.parse(data!),
    }));
  return {
    answer,
    told,
    text: () => text,
    until: async (holds: (told: Told[]) => boolean): Promise<Told[]> => {
      const deadline = performance.now() + 8_000;
      while (!holds(told())) {
        if (performance.now() > deadline) throw new Error(`Not told in time: ${text}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return told();
    },
    close: async () => {
      ended.abort();
      await reading;
    },
  };
};

const tells = (found: Case, stage: string) => (told: Told[]) =>
  told.some(({ event, data }) => event === 'case' && data.caseId === found.id && data.stage === stage);

describe('The live stream', () => {
  it('begins with a snapshot, tells each change, and takes a reader back', async () => {
    const stream = await listen('supervisor');
    expect(stream.answer.headers.get('content-type')).toContain('text/event-stream');
    const [snapshot] = await stream.until((told) => told.length > 0);
    expect(snapshot).toMatchObject({ event: 'snapshot', data: { policyId: 'main', open: expect.any(Number) } });
    expect(stream.text()).toMatch(/^retry: \d+\n/);
    const found = await submitted(service);
    const told = await stream.until(tells(found, 'preparation'));
    await stream.until((all) =>
      all.some(({ event, data }) => event === 'board' && data.open === snapshot!.data.open + 1),
    );
    await stream.close();
    const again = await listen('supervisor', { 'last-event-id': told.at(-1)!.id });
    const [first] = await again.until((all) => all.length > 0);
    expect(first!.data.open).toBe(snapshot!.data.open + 1);
    await again.close();
    expect((await service.get('/v1/live', { headers: { 'last-event-id': 'garbage' } })).status).toBe(400);
  });

  it('tells nobody of a decision who is not to know, not even that something happened', async () => {
    const [officer, intake] = [await listen('officer'), await listen('intake')];
    const found = await submitted(service);
    await walk(found, ...toReview(found));
    await Promise.all([officer.until(tells(found, 'review')), intake.until(tells(found, 'review'))]);
    const before = intake.told().length;
    await walk(found, ['record-decision', 'committee', { ...aDecision, reasonCodes: ['need_established'] }]);
    await officer.until(tells(found, 'decided'));
    const after = await submitted(service);
    const told = await intake.until(tells(after, 'preparation'));
    // Where notices lag behind, an earlier step can be told once more as it stood; of the decision nothing is.
    const known = told.slice(0, before).findLast(({ data }) => data.caseId === found.id)!.data.revision;
    const meanwhile = told.slice(before).filter(({ data }) => data.caseId === found.id && data.revision > known);
    expect(meanwhile).toEqual([]);
    expect(intake.text()).not.toMatch(/decided|accepted|"answer"/);
    await Promise.all([officer.close(), intake.close()]);
  });

  it('tells an intake client of its own cases, the board of counters only', async () => {
    const [board, stranger] = [await listen('board'), await listen('intake-of-others').catch(() => undefined)];
    expect(stranger?.answer.status).toBe(403);
    await board.until((told) => told.length > 0);
    const found = await submitted(service);
    const told = await board.until((all) => all.some(({ event }) => event === 'board'));
    expect(told.every(({ event }) => event !== 'case')).toBe(true);
    expect(board.text()).not.toContain(found.id);
    await Promise.all([board.close(), stranger?.close()]);
  });
});
