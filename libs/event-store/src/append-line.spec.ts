import { EventStoreDBClient } from '@eventstore/db-client';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { BatchAppendResp, type BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { Metadata, Server, ServerCredentials, status, type ServerDuplexStream } from '@grpc/grpc-js';
import { CallLost } from './append-call';
import { AppendLine } from './append-line';
import { encodeAppend } from './append-wire';
import { randomUuid } from './digests';

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

let server: Server;
let client: EventStoreDBClient;
let line: AppendLine;
/** How this log, which is none, treats what it is sent. */
let treat: (request: BatchAppendReq, call: Call) => void;
let calls: number;

beforeAll(async () => {
  server = new Server();
  const batchAppend = (call: Call): void => {
    calls += 1;
    call.on('data', (request: BatchAppendReq) => treat(request, call));
    call.on('error', () => undefined);
  };
  server.addService({ batchAppend: StreamsService.batchAppend } as never, { batchAppend } as never);
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`);
  line = new AppendLine(client);
});
beforeEach(() => {
  calls = 0;
});
afterAll(async () => {
  line.close();
  await client.dispose();
  server.forceShutdown();
});

const send = (): ReturnType<AppendLine['send']> => {
  const correlationId = randomUuid();
  return line.send(correlationId, encodeAppend(correlationId, { stream: 's', events: [], expectedRevision: 'any' }));
};
const success = (request: BatchAppendReq, revision: number): BatchAppendResp =>
  new BatchAppendResp()
    .setCorrelationId(request.getCorrelationId())
    .setSuccess(new BatchAppendResp.Success().setCurrentRevision(String(revision)));
const written = (revision: bigint) => ({ written: { revision, position: undefined } });

test('answers find their appends in whatever order they come; one too many and a stranger’s are dropped', async () => {
  const held: BatchAppendReq[] = [];
  treat = (request, call) => {
    if (held.push(request) < 3) return;
    for (const [index, one] of [...held.entries()].reverse()) {
      call.write(success(one, index));
      call.write(success(one, 99));
    }
    call.write(new BatchAppendResp());
  };
  expect(await Promise.all([send(), send(), send()])).toEqual([written(0n), written(1n), written(2n)]);
  treat = (request, call) => void call.write(success(request, 7));
  expect(await send()).toEqual(written(7n));
  expect(calls).toBeLessThanOrEqual(1);
});

test.each([
  ['ends it politely', (call: Call) => void call.end()],
  ['ends it as unavailable', (call: Call) => void call.emit('error', { code: status.UNAVAILABLE, details: 'gone' })],
  [
    'names a leader without an address',
    (call: Call) => {
      const metadata = new Metadata();
      metadata.set('exception', 'not-leader');
      call.emit('error', { code: status.NOT_FOUND, details: 'Leader info available', metadata });
    },
  ],
])('a log that %s settles every append as lost, and the next one opens a call of its own', async (_how, end) => {
  let taken = 0;
  treat = (_request, call) => {
    taken += 1;
    if (taken === 3) end(call);
  };
  const begunAt = performance.now();
  const lost = await Promise.allSettled([send(), send(), send()]);
  expect(performance.now() - begunAt).toBeLessThan(3_000); // at once, not when their time is over
  for (const one of lost) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(CallLost) });
  treat = (request, call) => void call.write(success(request, 1));
  const settled = await send().catch(() => send());
  expect(settled).toEqual(written(1n));
});

test('nothing is sent after the line was closed for those who waited, and they learn it', async () => {
  treat = () => undefined;
  const waiting = send();
  line.close();
  await expect(waiting).rejects.toThrow(CallLost);
});
