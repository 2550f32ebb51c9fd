import { createServer, type AddressInfo } from 'node:net';
import type { Role } from '@lib/domain';
import type { TestIssuer } from '@lib/testing';
import type { WorkerSettings } from '../src/worker-settings';
import { environmentOf, RoleProcess } from './role-process';

export class ApiProcess extends RoleProcess {
  address = '';
  private issuer!: TestIssuer;

  static async start(settings: WorkerSettings, issuer: TestIssuer, clockShiftMs = 0): Promise<ApiProcess> {
    const port = await freePort();
    const environment = {
      ...environmentOf(settings),
      KEYS_DATABASE_URL: settings.databaseUrl,
      OIDC_ISSUER: issuer.issuer,
      PORT: String(port),
    };
    const api = new ApiProcess('api', environment, clockShiftMs);
    api.issuer = issuer;
    api.address = `http://127.0.0.1:${port}`;
    await api.hears('answers at').catch(async (error: unknown) => {
      await api.end();
      throw error;
    });
    return api;
  }

  async post<Answer>(role: Role, route: string, body: object): Promise<{ status: number; body: Answer }> {
    const response = await fetch(`${this.address}/v1/cases${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.issuer.tokenFor(role)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
