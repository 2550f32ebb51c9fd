import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { runHome, specHome } from '@lib/testing';
import { findTemporal, type Places } from './temporal-binary';

// The one thing outside the machine is the download: a proxy on the loopback that takes calls and never answers stands for it.
let silentProxy: Server;
const sockets: Socket[] = [];
beforeAll(async () => {
  silentProxy = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silentProxy.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => silentProxy.close(resolve));
});

const placesIn = (name: string): Places & { bin: string } => {
  const home = specHome(runHome(), name);
  const bin = path.join(home, 'bin');
  mkdirSync(bin);
  mkdirSync(path.join(home, 'sdk'));
  const proxy = `http://127.0.0.1:${(silentProxy.address() as AddressInfo).port}`;
  const env = { PATH: bin, HTTPS_PROXY: proxy, HTTP_PROXY: proxy, HOME: home };
  return { bin, cache: path.join(home, 'cache'), sdkCache: path.join(home, 'sdk'), firstByteTimeoutMs: 1_500, env };
};

const program = (file: string, script: string): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
};

const silent = (): void => undefined;

test('a program on the PATH comes first, one that does not run is passed over', async () => {
  const places = placesIn('on-the-path');
  program(path.join(places.bin, 'temporal'), 'exit 3');
  program(path.join(places.cache, 'temporal'), 'exit 0');
  expect(await findTemporal(silent, places)).toBe(path.join(places.cache, 'temporal'));
  program(path.join(places.bin, 'temporal'), 'exit 0');
  expect(await findTemporal(silent, places)).toBe(path.join(places.bin, 'temporal'));
});

test("the SDK's own download is used where it lies", async () => {
  const places = placesIn('sdk-cache');
  const file = path.join(places.sdkCache, 'temporal-sdk-typescript-1.24.0');
  program(file, 'exit 0');
  expect(await findTemporal(silent, places)).toBe(file);
});

test('a download that hangs gives way to a build with Go, which lands whole in the cache', async () => {
  const places = placesIn('built');
  program(
    path.join(places.bin, 'go'),
    'printf "#!/bin/sh\\nexit 0\\n" > "$GOBIN/temporal"; /bin/chmod 755 "$GOBIN/temporal"',
  );
  expect(await findTemporal(silent, places)).toBe(path.join(places.cache, 'temporal'));
  expect(readdirSync(places.cache)).toEqual(['temporal']);
});

test('when all fail the message names all four with what each said', async () => {
  const places = placesIn('none');
  program(path.join(places.bin, 'go'), 'echo "go: no such module" >&2; exit 1');
  const message = await findTemporal(silent, places).catch((error: Error) => error.message);
  expect(message).toContain('TEMPORAL_ADDRESS');
  expect(message).toMatch(/\(1\) a temporal program on the PATH or in .*: there is none/);
  expect(message).toMatch(/\(2\) the SDK's cached download in .*: there is none/);
  expect(message).toMatch(/\(3\) the SDK's download: no byte of the download came within 1.5 s/);
  expect(message).toMatch(/\(4\) a build with Go: go: no such module/);
});
