import { EventStoreDBClient } from '@eventstore/db-client';
import { AppendLine } from './append-line';

/**
 * What the log may send before we have taken what came. With HTTP/2's own 64 KB a long read stands still every few dozen
 * events, until both ends have had their turn.
 */
const WINDOW_BYTES = 1024 * 1024;

const KEEP_ALIVE = { keepAliveInterval: '10000', keepAliveTimeout: '5000' };

/** Reads and subscriptions go through the client, appends by a line of our own over its channel. */
export interface Connection {
  readonly client: EventStoreDBClient;
  readonly line: AppendLine;
}

const shared = new Map<string, { connection: Connection; users: number }>();

/** The process's one connection to this log. */
export const acquireConnection = (url: string): Connection => {
  const known = shared.get(url) ?? { connection: connect(url), users: 0 };
  known.users += 1;
  shared.set(url, known);
  return known.connection;
};

/** Ends the connection with its last user. */
export const releaseConnection = async (url: string): Promise<void> => {
  const known = shared.get(url);
  if (!known) return;
  known.users -= 1;
  if (known.users > 0) return;
  shared.delete(url);
  known.connection.line.close();
  await known.connection.client.dispose();
};

const connect = (url: string): Connection => {
  const client = EventStoreDBClient.connectionString(withKeepAlive(url));
  widen(client as unknown as ChannelMaker);
  return { client, line: new AppendLine(client) };
};

/** The client makes its channels itself and names no window. */
interface ChannelMaker {
  createChannel(): Promise<{ readonly internalChannel: { readonly options: Record<string, unknown> } }>;
}

/** The options are read when the channel first connects, which is after it was made. */
const widen = (maker: ChannelMaker): void => {
  const createChannel = maker.createChannel;
  maker.createChannel = async () => {
    const channel = await createChannel();
    channel.internalChannel.options['grpc-node.flow_control_window'] = WINDOW_BYTES;
    return channel;
  };
};

const withKeepAlive = (url: string): string => {
  const missing = Object.entries(KEEP_ALIVE).filter(([name]) => !new RegExp(`[?&]${name}=`, 'i').test(url));
  if (missing.length === 0) return url;
  const query = missing.map(([name, value]) => `${name}=${value}`).join('&');
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
};
