import { createServer, type Http2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { acquireConnection, releaseConnection } from './connection';

/** What the first to connect lets the log send ahead on each of its calls; hangs up then. */
const windowAsked = (server: Http2Server): Promise<number | undefined> =>
  new Promise((resolve) => {
    server.once('session', (session) =>
      session.once('remoteSettings', ({ initialWindowSize }) => {
        resolve(initialWindowSize);
        // Not while what came with the settings is still being taken: Node 22 ends the process then.
        setImmediate(() => {
          session.destroy();
          server.close();
        });
      }),
    );
  });

test('the log may send a megabyte before what came has been taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `esdb://127.0.0.1:${(server.address() as AddressInfo).port}?tls=false`;
  const asked = windowAsked(server);
  const read = acquireConnection(url).client.readAll({ maxCount: 1 });
  read.on('error', () => undefined); // it is no log that answers here
  expect(await asked).toBe(1024 * 1024);
  await releaseConnection(url);
});
