import { setTimeout as sleep } from 'node:timers/promises';
import { ServerCredentials, logVerbosity, setLogVerbosity, type Server } from '@grpc/grpc-js';
import { Client, Pool } from 'pg';
import { readLastPosition } from './event-table';
import { shuttingDown } from './failures';
import type { Address } from './gossip';
import { Log } from './log';
import { logClock } from './log-clock';
import { OpenCalls } from './open-calls';
import { createSchema, takeWriterLock } from './schema';
import { createGrpcServer } from './services';
import { StreamStates } from './stream-state';
import { Tail } from './tail';
import { Writer } from './writer';

/** What Postgres says while it starts, recovers or shuts down. */
const PG_CANNOT_CONNECT_NOW = '57P03';
const STARTING_WAIT_MS = 20_000;
const STARTING_LOOK_MS = 100;
const LOCK_WAIT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 5_000;
const READ_CONNECTIONS = 8;
const REMEMBERED_STREAMS = 20_000;
const LAST_BATCHES_MS = 2_000;
const LAST_ANSWERS_MS = 1_500;

export interface EventNodeOptions {
  readonly databaseUrl: string;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Milliseconds since 1970: the log's own clock, which every other process measures its offset to. */
  readonly now?: () => number;
  /** The node cannot go on: whoever runs it must end the process. */
  readonly onFailure: (cause: Error) => void;
}

export interface EventNode {
  readonly port: number;
  /** Ends every stream with UNAVAILABLE; resolves within 5 s. */
  stop(): Promise<void>;
}

const within = async (work: Promise<unknown>, ms: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, timeout]);
  clearTimeout(timer);
};

/** Waits for a server that says of itself that it is just starting, recovering from a crash or about to be started anew. */
const connect = async (databaseUrl: string): Promise<Client> => {
  for (const begun = performance.now(); ; await sleep(STARTING_LOOK_MS)) {
    try {
      return await connectOnce(databaseUrl);
    } catch (error) {
      const { message, code } = error as Error & { code?: string };
      if (code === PG_CANNOT_CONNECT_NOW && performance.now() - begun < STARTING_WAIT_MS) continue;
      throw new Error(`the event log's database cannot be reached: ${message || code}`, { cause: error });
    }
  }
};

const connectOnce = async (databaseUrl: string): Promise<Client> => {
  const connection = new Client({
    connectionString: databaseUrl,
    application_name: 'event-node-writer',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  await connection.connect();
  return connection;
};

/** The address family's own words, out of the list that gRPC wraps them in. */
const lastReason = (message: string): string => /errors: \[(.*)\]$/s.exec(message)?.[1] ?? message;

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(new Error(`cannot listen on ${host}:${port}: ${lastReason(error.message)}`));
      else resolve(bound);
    });
  });

/**
 * Serves the log in one database. The connection that appends holds the writer's lock from before the last position is
 * read; when it ends unasked, `onFailure` is called: another node may write by then.
 */
export const startEventNode = async (options: EventNodeOptions): Promise<EventNode> => {
  const { databaseUrl, host, port, now = logClock } = options;
  // What gRPC would write to stderr by itself is thrown too; one sentence is enough.
  setLogVerbosity(logVerbosity.NONE);
  const connection = await connect(databaseUrl);
  let ending = false;
  const fail = (cause: Error): void => {
    if (ending) return;
    ending = true;
    options.onFailure(cause);
  };
  connection.on('error', (error) => fail(new Error(`the connection that appends was lost: ${error.message}`)));
  connection.on('end', () => fail(new Error('the connection that appends was closed')));
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'event-node-reader',
    max: READ_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A reader's connection is replaced when it is needed; only the writer's is the node's life.
  pool.on('error', () => undefined);
  const close = async (): Promise<void> => {
    ending = true;
    await Promise.allSettled([connection.end(), pool.end()]);
  };
  try {
    await connection.query('set synchronous_commit = on');
    await takeWriterLock(connection, LOCK_WAIT_MS);
    await createSchema(connection);
    const lastPosition = await readLastPosition(connection);
    const tail = new Tail(lastPosition);
    const states = new StreamStates(REMEMBERED_STREAMS);
    const committed = tail.push.bind(tail);
    const writer = new Writer({ connection, lastPosition, states, now, committed, failed: fail });
    const calls = new OpenCalls();
    let bound = port;
    const address = (): Address => ({ host, port: bound });
    const server = createGrpcServer({ log: new Log(pool, states, tail, now), writer, calls, now, address });
    bound = await listen(server, host, port);
    const stop = async (): Promise<void> => {
      await within(writer.idle(), LAST_BATCHES_MS);
      calls.failAll(shuttingDown());
      await within(new Promise((resolve) => server.tryShutdown(resolve)), LAST_ANSWERS_MS);
      server.forceShutdown();
      await within(close(), LAST_ANSWERS_MS);
    };
    return { port: bound, stop };
  } catch (error) {
    await within(close(), LAST_ANSWERS_MS);
    throw error;
  }
};
