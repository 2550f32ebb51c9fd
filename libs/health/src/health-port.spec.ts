import { answersInTime, serveHealth, type Condition, type HealthPort } from '.';

describe('the health port of a role', () => {
  let condition: Condition = { engines: { log: true, readModels: true } };
  let served: HealthPort;
  const ask = (route: string, method = 'GET') => fetch(`http://127.0.0.1:${served.port}${route}`, { method });

  beforeAll(async () => {
    served = await serveHealth({ role: 'projector', host: '127.0.0.1', port: 0, look: async () => condition });
  });
  afterAll(() => served.close());

  it('is ready while every engine answers', async () => {
    condition = { engines: { log: true, readModels: true } };
    const answer = await ask('/readyz');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      status: 'ok',
      role: 'projector',
      log: 'ok',
      readModels: 'ok',
      degraded: [],
    });
  });

  it('is not ready, and lives, while one is away, and names it', async () => {
    condition = { engines: { log: true, readModels: false } };
    const answer = await ask('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ status: 'unavailable', log: 'ok', readModels: 'away' });
    expect((await ask('/livez')).status).toBe(200);
    expect(await (await ask('/metrics')).text()).toContain(
      'mustafid_engine_answers{engine="readModels",role="projector"} 0',
    );
  });

  it('is ready where its work is only not as it should be, and says what', async () => {
    condition = { engines: { log: true }, degraded: [{ what: 'projection_stopped', name: 'case-board' }] };
    const answer = await ask('/readyz');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ status: 'degraded', degraded: condition.degraded });
  });

  it('answers nothing else', async () => {
    expect((await ask('/')).status).toBe(404);
    expect((await ask('/readyz', 'POST')).status).toBe(405);
  });

  it('says which setting is at fault when its port is taken', async () => {
    const { port } = served;
    const second = serveHealth({ role: 'worker', host: '127.0.0.1', port, look: async () => condition });
    await expect(second).rejects.toThrow(`HEALTH_PORT ${port} cannot be listened on at 127.0.0.1 (EADDRINUSE)`);
  });

  it('counts an engine that refuses as away', async () => {
    expect(await answersInTime(async () => 'here')).toBe(true);
    expect(await answersInTime(() => Promise.reject(new Error('away')))).toBe(false);
  });
});
