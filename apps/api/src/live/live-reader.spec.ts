import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { newsOf } from './live-news';
import { LiveReader } from './live-reader';

/** A response whose other end has stopped reading. */
const stalled = async (): Promise<{ response: ServerResponse; end: () => Promise<void> }> => {
  const server = createServer();
  const response = new Promise<ServerResponse>((resolve) => server.on('request', (_, answer) => resolve(answer)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  socket.pause();
  socket.on('error', () => undefined);
  return {
    response: await response,
    end: () =>
      new Promise((resolve) => {
        socket.destroy();
        server.close(() => resolve());
      }),
  };
};

const viewer = (id: string, ...roles: string[]) => ({ id, roles }) as never;

describe('A reader of the live stream', () => {
  it('who takes nothing is let go at one megabyte unsent, and not before', async () => {
    const { response, end } = await stalled();
    const reader = new LiveReader(viewer('a', 'supervisor'), undefined, true, response);
    reader.snapshot({}, 'p0');
    const data = 'x'.repeat(50_000);
    let told = 0;
    let most = 0;
    while (!response.destroyed && told < 1_000) {
      reader.tell(newsOf([{ data, position: `p${told}` }], {}, `p${told}`));
      told += 1;
      most = Math.max(most, response.writableLength);
    }
    expect(response.destroyed).toBe(true);
    expect(told).toBeGreaterThan(15);
    expect(most).toBeLessThanOrEqual(1_048_576);
    await end();
  });

  it('is told of a board only when its figures differ', async () => {
    const { response, end } = await stalled();
    const written: string[] = [];
    response.write = ((text: string) => written.push(String(text))) as never;
    const reader = new LiveReader(viewer('a', 'board'), undefined, false, response);
    reader.tell(newsOf([], { open: 1 }, 'p0'));
    reader.snapshot({ asOf: 1, open: 1 }, 'p1');
    reader.tell(newsOf([], { asOf: 2, open: 1 }, 'p2'));
    reader.tell(newsOf([], { asOf: 3, open: 2 }, 'p3'));
    reader.tell(newsOf([{ data: {}, position: 'p4' }], { asOf: 4, open: 2 }, 'p4'));
    expect(written.join('').match(/^id: .*$/gm)).toEqual(['id: p1', 'id: p3', 'id: p4']);
    await end();
  });

  it('is told after its snapshot what moved while that was asked for', async () => {
    const { response, end } = await stalled();
    const written: string[] = [];
    response.write = ((text: string) => written.push(String(text))) as never;
    const reader = new LiveReader(viewer('a', 'supervisor'), undefined, true, response);
    reader.tell(newsOf([{ data: { caseId: 'moved' }, position: 'p0' }], { open: 1 }, 'p0'));
    expect(written).toEqual([]);
    reader.snapshot({ open: 0 }, 'p1');
    expect(written.join('').match(/^event: .*$/gm)).toEqual(['event: snapshot', 'event: case', 'event: board']);
    await end();
  });

  it('is asked for together with those to whom the same is shown', async () => {
    const { response, end } = await stalled();
    const group = (...roles: string[]) => new LiveReader(viewer('a', ...roles), 'main', true, response).group;
    const other = (...roles: string[]) => new LiveReader(viewer('b', ...roles), 'main', true, response).group;
    expect(group('supervisor')).toBe(other('supervisor'));
    expect(group('intake')).not.toBe(other('intake'));
    expect(group('supervisor')).not.toBe(group('intake'));
    await end();
  });
});
