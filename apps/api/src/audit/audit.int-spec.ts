import { aRequest, submitted, walk, type Case } from '../e2e/a-case';
import { startService, type Service } from '../e2e/api-on-engines';

let service: Service;
let first: Case;
let second: Case;
let headers: Record<string, string>;

beforeAll(async () => {
  service = await startService();
  first = await submitted(service);
  second = await submitted(service, { ...aRequest, channel: 'phone' });
  await walk(first, ['verify-data', 'officer', { dataHash: first.dataHash, matchedAgainst: 'original' }]);
  const assigned = await second.send('assign-case', { to: { role: 'researcher' }, reasonCode: 'turn' });
  headers = { 'mustafid-position': assigned.body.position };
});
afterAll(() => service.stop());

const ask = (q: string, more = '', as = 'auditor') =>
  service.get(`/v1/audit?q=${encodeURIComponent(q)}${more}`, { as, headers });
const found = async (q: string): Promise<string[]> => {
  const { status, body } = await ask(q);
  expect([q, status]).toEqual([q, 200]);
  return body.items.map((item: { type: string; streamId: string }) => `${item.type} ${item.streamId}`);
};
const day = (instant: string): string => new Date(Date.parse(instant) + 3 * 3_600_000).toISOString().slice(0, 10);

describe('Entries across cases', () => {
  it('are found by type, case, clause, role, actor, series and day, those that happened last first', async () => {
    expect(await found('type:RequestSubmitted')).toEqual([
      `RequestSubmitted ${second.id}`,
      `RequestSubmitted ${first.id}`,
    ]);
    expect(await found(`case:${first.id} role:officer role:intake`)).toEqual([
      `DataVerified ${first.id}`,
      `RequestSubmitted ${first.id}`,
    ]);
    expect(await found('clause:P21 type:DataVerified')).toEqual([`DataVerified ${first.id}`]);
    expect(await found('actor:officer-1')).toEqual([`CaseAssigned ${second.id}`, `DataVerified ${first.id}`]);
    expect(await found('clause:P2')).toEqual([]);
    expect(await found('policy:main version:1 role:officer')).toHaveLength(2);
    expect(await found('policy:main type:PolicyAdopted')).toEqual(['PolicyAdopted main']);
    expect(await found('policy:main version:2')).toEqual([]);
    const { body } = await ask('type:DataVerified');
    const today = day(body.items[0].occurredAt);
    expect(await found(`type:DataVerified since:${today} until:${today}`)).toHaveLength(1);
    expect(await found('type:DataVerified until:1447-01-01')).toEqual([]);
    expect(body.items[0]).toMatchObject({
      caseId: first.id,
      revision: 1,
      actor: { id: 'officer-1', kind: 'person', roles: ['officer'] },
      clauses: ['P21'],
      policyId: 'main',
      policyVersion: 1,
    });
    expect(JSON.stringify(body)).not.toContain('person-1');
  });

  it('come a page at a time, each once, from both places of a series too', async () => {
    for (const q of ['', 'policy:main']) {
      const all = (await ask(q, '&limit=200')).body.items;
      const seen = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await ask(q, `&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
        seen.push(...body.items);
        cursor = body.next as string | null;
      }
      expect(seen.map(({ position }) => position)).toEqual(all.map(({ position }: { position: string }) => position));
      expect(seen.length).toBeGreaterThanOrEqual(5);
    }
    expect((await ask('', '&cursor=x')).status).toBe(400);
  });

  it('of a complaint are not for the person complained of (P15)', async () => {
    const complaint = {
      kind: 'complaint',
      topicCode: 'procedure',
      channel: 'phone',
      concerns: 'supervisor-1',
      personal: [{ subject: 'person-1', data: { text: 'شكوى' } }],
    };
    const received = await service.post('/v1/inquiries', complaint, { as: 'officer' });
    expect([received.status, received.body.code]).toEqual([201, undefined]);
    const after = { headers: { 'mustafid-position': received.body.position } };
    const seen = async (as: string) =>
      (await service.get('/v1/audit?q=type:InquiryReceived', { as, ...after })).body.items.length;
    expect([await seen('auditor'), await seen('supervisor')]).toEqual([1, 0]);
  });

  it('are for auditors and supervisors', async () => {
    expect((await ask('', '', 'officer')).status).toBe(403);
    expect((await ask('', '', 'supervisor')).status).toBe(200);
  });

  it('are not guessed: each place that says nothing is named, with what is nearest', async () => {
    const { status, body } = await ask('typ:DataVerified clause:P99');
    expect([status, body.code]).toEqual([400, 'shape_invalid']);
    expect(body.errors).toMatchObject([
      { pointer: '/q', code: 'qualifier_unknown', found: 'typ', from: 0, to: 3, nearest: 'type' },
      { pointer: '/q', code: 'qualifier_value_unknown', found: 'P99', from: 24, to: 27, nearest: 'P9' },
    ]);
    expect(body.errors[0].detail).toBe('المحدِّد «typ» غير معروف، ولعل المقصود «type».');
  });
});
