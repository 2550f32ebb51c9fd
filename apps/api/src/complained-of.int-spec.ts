import { submitted, type Case } from './e2e/a-case';
import { startService, type Service } from './e2e/api-on-engines';

jest.setTimeout(60_000);

let service: Service;
let found: Case;
let id: string;
let headers: Record<string, string>;
const everybody = ['officer', 'supervisor', 'auditor', 'researcher'];

beforeAll(async () => {
  service = await startService();
  found = await submitted(service);
});
afterAll(() => service.stop());

/** A complaint about whoever bears this role's token, on the case, taken in by an internal service. */
const complainOf = async (role: string): Promise<void> => {
  const complaint = { kind: 'complaint', channel: 'phone', from: 'person-1', concerns: `${role}-1`, caseId: found.id };
  const begun = await service.post('/v1/inquiries', complaint, { as: 'intake' });
  if (begun.status !== 201) throw new Error(JSON.stringify(begun.body));
  id = String(begun.body.inquiryId);
  headers = { 'mustafid-position': begun.headers.get('mustafid-position')! };
};
const get = (path: string, as: string) => service.get(path, { as, headers });
const idsOf = (items: readonly { inquiryId: string }[]) => items.map(({ inquiryId }) => inquiryId);
const entriesOf = async (as: string): Promise<unknown[]> =>
  (await get(`/v1/cases/${found.id}/history`, as)).body.items.map(
    ({ data }: { data: { inquiryId?: string } }) => data.inquiryId,
  );

describe.each(everybody)('P9 P15: a complaint about a person with the role %s', (concerned) => {
  beforeAll(() => complainOf(concerned));

  it('is unknown to that person: view, history, lists', async () => {
    for (const path of [`/v1/inquiries/${id}`, `/v1/inquiries/${id}/history`]) {
      const [answer, unknown] = [await get(path, concerned), await get(path.replace(id, 'no-such'), concerned)];
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
      expect({ ...answer.body, instance: 0, requestId: 0 }).toEqual({ ...unknown.body, instance: 0, requestId: 0 });
    }
    for (const query of ['', '?kind=complaint', `?case=${found.id}`, '?order=due'])
      expect(idsOf((await get(`/v1/inquiries${query}`, concerned)).body.items)).not.toContain(id);
  });

  it('is left out of what that person reads of the case', async () => {
    const history = await get(`/v1/cases/${found.id}/history`, concerned);
    expect(history.status).toBe(200);
    expect(await entriesOf(concerned)).not.toContain(id);
    for (const path of ['', '/state', '/clocks'])
      expect(JSON.stringify((await get(`/v1/cases/${found.id}${path}`, concerned)).body)).not.toContain(id);
  });

  it('is read and handled by the others', async () => {
    for (const other of everybody.filter((role) => role !== concerned)) {
      expect((await get(`/v1/inquiries/${id}`, other)).body).toMatchObject({ concerns: `${concerned}-1` });
      expect((await get(`/v1/inquiries/${id}/history`, other)).status).toBe(200);
      expect(idsOf((await get('/v1/inquiries?kind=complaint', other)).body.items)).toContain(id);
      expect(await entriesOf(other)).toContain(id);
    }
    const other = concerned === 'supervisor' ? 'officer' : 'supervisor';
    const said = { channel: 'phone', toldTo: 'beneficiary' };
    expect((await service.post(`/v1/inquiries/${id}/answer-inquiry`, said, { as: other })).status).toBe(200);
  });
});

it('P15: a service that took in a complaint about itself does not read it afterwards', async () => {
  await complainOf('intake');
  expect((await get(`/v1/inquiries/${id}`, 'intake')).status).toBe(404);
  expect(idsOf((await get('/v1/inquiries', 'intake')).body.items)).not.toContain(id);
  expect((await service.post(`/v1/inquiries/${id}/withdraw-inquiry`, {}, { as: 'intake' })).status).toBe(404);
  expect((await get(`/v1/inquiries/${id}`, 'officer')).status).toBe(200);
});

it('P9 P15: the live stream of the person complained of tells nothing of the complaint', async () => {
  const ended = new AbortController();
  const answer = await fetch(`${service.url}/v1/live`, {
    headers: { authorization: `Bearer ${await service.token('officer')}` },
    signal: ended.signal,
  });
  let text = '';
  const reading = (async () => {
    for await (const chunk of answer.body!) text += Buffer.from(chunk).toString();
  })().catch(() => undefined);
  const until = async (holds: () => boolean): Promise<void> => {
    const deadline = performance.now() + 10_000;
    while (!holds()) {
      if (performance.now() > deadline) throw new Error(`not told in time: ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await until(() => text.includes('event: snapshot'));
  found = await submitted(service);
  await complainOf('officer');
  await until(() => text.includes(`"caseId":"${found.id}"`) && text.includes('"inquiry"'));
  expect(text).not.toContain(id);
  ended.abort();
  await reading;
});
