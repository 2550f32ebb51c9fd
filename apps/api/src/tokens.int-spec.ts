import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT, exportJWK, importJWK } from 'jose';
import { caseCommands, caseCommandTypes, roles } from '@lib/domain';
import { startService, type Service } from './e2e/api-on-engines';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const statusWith = async (token: string): Promise<number> => (await service.get('/v1/policies', { token })).status;

describe('A token', () => {
  it('lets in with a good signature, issuer, audience and time, and not otherwise', async () => {
    const good = await service.token('officer');
    const [head, body, signature] = good.split('.') as [string, string, string];
    expect(await statusWith(good)).toBe(200);
    expect(await statusWith('')).toBe(401);
    expect(await statusWith('x.y.z')).toBe(401);
    expect(await statusWith(`${head}.${body}.${signature.slice(0, -4)}AAAA`)).toBe(401);
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    expect(await statusWith(`${part({ alg: 'none' })}.${body}.`)).toBe(401);
    const symmetric = `${part({ alg: 'HS256' })}.${body}`;
    const mac = createHmac('sha256', 'secret').update(symmetric).digest('base64url');
    expect(await statusWith(`${symmetric}.${mac}`)).toBe(401);
    for (const wrong of [
      { ...claims, roles: ['operator'] },
      { ...claims, exp: 1 },
    ])
      expect(await statusWith(`${head}.${part(wrong)}.${signature}`)).toBe(401);
    expect(await statusWith(await service.token('officer', { iss: 'https://elsewhere.test' }))).toBe(200); // the test's own issuer overrides it
  });

  it('of another key is refused', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = await importJWK(await exportJWK(privateKey), 'ES256');
    const sign = (issuer: string) =>
      new SignJWT({ roles: ['officer'], sub: 'x' })
        .setProtectedHeader({ alg: 'ES256', kid: 'spec' })
        .setIssuer(issuer)
        .setAudience('urn:mustafid:api')
        .setExpirationTime('1h')
        .sign(key);
    expect(await statusWith(await sign(`${service.settings.publicUrl}/oidc`))).toBe(401);
  });

  it('never carries the role of the timers', async () => {
    const token = await service.token(['system', 'supervisor']);
    const answer = await service.post('/v1/cases/some-case/pass-timeline-step', {}, { token });
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    for (const role of roles)
      expect((await service.post('/v1/cases/some-case/pass-timeline-step', {}, { as: role })).status).toBe(403);
  });

  it('is told whom it stands for', async () => {
    const answer = await service.get('/v1/me', { as: 'auditor' });
    expect([answer.status, answer.body.roles]).toEqual([200, ['auditor']]);
    expect(typeof answer.body.actorId).toBe('string');
  });

  it('opens each command to its roles and to no other', async () => {
    for (const type of caseCommandTypes) {
      const { route, roles: allowed } = caseCommands[type];
      const path = type === 'SubmitRequest' ? '/v1/cases' : `/v1/cases/unknown/${route}`;
      for (const role of roles.filter((each) => each !== 'system')) {
        const { status } = await service.post(path, { nonsense: 1 }, { as: role });
        expect([type, role, status]).toEqual([type, role, allowed.includes(role) ? 400 : 403]);
      }
    }
  });
});

describe('Without a token', () => {
  it.each(['/livez', '/readyz', '/openapi.json', '/problems/answer-before-floor', '/metrics'])(
    '%s answers',
    async (path) => {
      expect((await service.get(path, { token: '' })).status).toBe(200);
    },
  );

  it('the metrics are for an operator where the request comes from elsewhere', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    expect((await service.get('/metrics', { token: '', headers })).status).toBe(401);
    expect((await service.get('/metrics', { as: 'officer', headers })).status).toBe(403);
    const answer = await service.get('/metrics', { as: 'operator', headers });
    expect(answer.body).toContain('mustafid_http_request_seconds');
  });

  it('a problem is explained in both languages', async () => {
    const { body, headers } = await service.get('/problems/answer-before-floor', { token: '' });
    expect(headers.get('content-type')).toContain('text/html');
    expect(body).toContain('dir="rtl"');
    expect(body).toContain('لا يجوز إبلاغ القرار');
    expect(body).toContain('The answer may not be given');
    expect((await service.get('/problems/no-such-thing', { token: '' })).status).toBe(404);
  });

  it('the description of the service names every command', async () => {
    const { body } = await service.get('/openapi.json', { token: '' });
    expect(body.openapi).toMatch(/^3\.1/);
    for (const type of caseCommandTypes) {
      const path = type === 'SubmitRequest' ? '/v1/cases' : `/v1/cases/{caseId}/${caseCommands[type].route}`;
      expect(body.paths[path].post.operationId).toBe(type.charAt(0).toLowerCase() + type.slice(1));
    }
  });
});
