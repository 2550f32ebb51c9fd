import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { aDecision, submitted, toReview, walk, type Case } from './e2e/a-case';
import { startService, type Service } from './e2e/api-on-engines';

let service: Service;
let found: Case;
// eslint-disable-next-line typescript/no-explicit-any -- an OpenAPI document
type Described = any;
let described: Described;
let ajv: Ajv;

beforeAll(async () => {
  service = await startService();
  found = await submitted(service);
  await walk(found, ...toReview(found), [
    'record-decision',
    'committee',
    { ...aDecision, reasonCodes: ['need_established'] },
  ]);
  described = (await service.get('/openapi.json')).body;
  ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ ...described, $id: 'service' });
});
afterAll(() => service.stop());

/** The schema that the document has for an answer or a body. */
const schemaAt = (path: string, method: string, ...steps: string[]) => {
  const pointer = ['paths', path, method, ...steps]
    .map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'))
    .join('/');
  return ajv.compile({ $ref: `service#/${encodeURI(pointer)}` });
};

const json = ['content', 'application/json', 'schema'];

describe('The description of the service', () => {
  it.each([
    ['/v1/cases', 'officer'],
    ['/v1/cases?order=due&stage=decided', 'supervisor'],
    ['/v1/cases/{caseId}', 'officer'],
    ['/v1/cases/{caseId}', 'intake'],
    ['/v1/cases/{caseId}/history', 'auditor'],
    ['/v1/cases/{caseId}/state', 'intake'],
    ['/v1/cases/{caseId}/clocks', 'officer'],
    ['/v1/boards/sla', 'board'],
    ['/v1/boards/sla', 'supervisor'],
    ['/v1/policies', 'intake'],
    ['/v1/projections', 'operator'],
    ['/readyz', 'operator'],
  ])('says what %s answers (%s)', async (route, role) => {
    const headers = {
      'mustafid-position': (await service.get(`/v1/cases/${found.id}/history`)).headers.get('mustafid-position')!,
    };
    const { status, body } = await service.get(route.replace('{caseId}', found.id), { as: role, headers });
    const matches = schemaAt(route.split('?')[0]!, 'get', 'responses', '200', ...json);
    expect([status, matches(body), matches.errors]).toEqual([200, true, null]);
  });

  it('says what a policy is, what a command answers, and what a problem looks like', async () => {
    const policy = schemaAt('/v1/policies/{policyId}', 'get', 'responses', '200', ...json);
    expect([policy((await service.get('/v1/policies/main')).body), policy.errors]).toEqual([true, null]);
    const taken = await found.send('ask-clarification');
    const answer = schemaAt('/v1/cases/{caseId}/ask-clarification', 'post', 'responses', '200', ...json);
    expect([answer(taken.body), answer.errors]).toEqual([true, null]);
    const refused = await found.send('correct-data', { segment: 'student' });
    const { $ref } = described.paths['/v1/cases/{caseId}/correct-data'].post.responses['409'];
    const problem = ajv.compile({ $ref: `service${$ref}/content/application~1problem+json/schema` });
    expect([problem(refused.body), problem.errors]).toEqual([true, null]);
  });

  it('has examples of bodies that the service takes for well formed, in both languages', async () => {
    const faults: unknown[] = [];
    const posted = Object.entries<Record<string, Described>>(described.paths).filter(
      ([, { post }]) => post?.requestBody,
    );
    for (const [path, { post }] of posted) {
      const [role] = post['x-roles'];
      for (const { value } of Object.values<Described>(post.requestBody.content['application/json'].examples)) {
        const { status, body } = await service.post(path.replaceAll(/\{\w+\}/g, found.id), value, {
          as: role ?? 'officer',
        });
        if ([400, 413, 415].includes(status)) faults.push([path, role, body]);
      }
    }
    expect(faults).toEqual([]);
  });

  it('comes compressed, and not again to who has it', async () => {
    const ask = (headers: Record<string, string>) => fetch(`${service.url}/openapi.json`, { headers });
    const [packed, plain] = await Promise.all([ask({}), ask({ 'accept-encoding': 'gzip;q=0, identity' })]);
    expect([packed, plain].map(({ headers }) => headers.get('content-encoding'))).toEqual(['gzip', null]);
    expect(await packed.json()).toEqual(await plain.json());
    const etag = packed.headers.get('etag')!;
    const again = await ask({ 'if-none-match': etag });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    expect((await ask({ 'if-none-match': 'W/"another"' })).status).toBe(200);
  });

  it('names the live stream for what it is, headers too', async () => {
    const { content, headers } = described.paths['/v1/live'].get.responses['200'];
    const authorization = `Bearer ${await service.token('supervisor')}`;
    const answer = await fetch(`${service.url}/v1/live`, { method: 'HEAD', headers: { authorization } });
    expect(answer.headers.get('content-type')).toContain(Object.keys(content)[0]);
    for (const name of Object.keys(headers)) expect([name, answer.headers.has(name)]).toEqual([name, true]);
  });

  it('compiles for every body, and takes what the service takes', () => {
    for (const [path, methods] of Object.entries<Record<string, { requestBody?: unknown }>>(described.paths))
      for (const [method, { requestBody }] of Object.entries(methods)) {
        const misfits = requestBody ? [5, { personal: 5, version: 'x' }] : [];
        expect(misfits.filter((body) => schemaAt(path, method, 'requestBody', ...json)(body))).toEqual([]);
      }
    const adopt = schemaAt('/v1/policies/{policyId}/adopt-policy', 'post', 'requestBody', ...json);
    const window = { floor: null, target: { length: 'P28D' } };
    expect([adopt({ version: 1, reviewWindow: window }), adopt.errors]).toEqual([true, null]);
    expect(adopt({ version: 1, reviewWindow: { floor: 5 } })).toBe(false);
  });
});
