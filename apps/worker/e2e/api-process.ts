import { createServer, type AddressInfo } from 'node:net';
import type { WorkerSettings } from '../src/worker';
import { environmentOf, RoleProcess } from './role-process';

export class ApiProcess extends RoleProcess {
  address = '';

  static async start(settings: WorkerSettings, issuer: string, nodeOptions: string[] = []): Promise<ApiProcess> {
    const port = await freePort();
    const environment = {
      ...environmentOf(settings),
      KEYS_DATABASE_URL: settings.databaseUrl,
      OIDC_ISSUER: issuer,
      PORT: String(port),
    };
    const api = new ApiProcess('api', environment, nodeOptions);
    api.address = `http://127.0.0.1:${port}`;
    await api.hears('answers at');
    return api;
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
