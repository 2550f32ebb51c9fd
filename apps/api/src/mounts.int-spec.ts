import { startService, type Service } from './e2e/api-on-engines';

let service: Service;
const bodies: string[] = [];

beforeAll(async () => {
  service = await startService({
    mounts: [
      {
        prefix: '/oidc',
        handler: (request, response) => {
          let body = '';
          request.on('data', (chunk: Buffer) => (body += chunk.toString()));
          request.on('end', () => {
            bodies.push(body);
            response.end(`issuer ${request.method} ${request.url}`);
          });
        },
      },
      { prefix: '/page', pages: true, handler: (request, response) => void response.end(`page ${request.url}`) },
    ],
  });
});
afterAll(() => service.stop());

describe('What is mounted', () => {
  it('gets the bare request, the prefix still in its address', async () => {
    expect((await service.get('/oidc/.well-known/openid-configuration', { token: '' })).body).toBe(
      'issuer GET /oidc/.well-known/openid-configuration',
    );
    const form = { body: 'grant_type=x', headers: { 'content-type': 'application/x-www-form-urlencoded' }, token: '' };
    expect((await service.post('/oidc/token', form.body, form)).body).toBe('issuer POST /oidc/token');
    expect(bodies).toContain('grant_type=x');
  });

  it('sends pages that are opened under another name to the service’s own, and pages only', async () => {
    const elsewhere = service.url.replace('127.0.0.1', 'localhost');
    const opened = { redirect: 'manual', headers: { accept: 'text/html,*/*;q=0.8' } } as const;
    const page = await fetch(`${elsewhere}/page?policy=main`, opened);
    expect((await fetch(`${elsewhere}/page`)).status).toBe(200);
    expect([page.status, page.headers.get('location')]).toEqual([
      302,
      `${service.settings.publicUrl}/page?policy=main`,
    ]);
    expect((await service.get('/page', { token: '' })).body).toBe('page /page');
    expect((await fetch(`${elsewhere}/oidc/x`)).status).toBe(200);
    expect((await fetch(`${elsewhere}/livez`)).status).toBe(200);
  });
});
