import { EventStoreDBClient } from '@eventstore/db-client';
import { AppendLine } from './append-line';

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
  return { client, line: new AppendLine(client) };
};

const withKeepAlive = (url: string): string => {
  const missing = Object.entries(KEEP_ALIVE).filter(([name]) => !new RegExp(`[?&]${name}=`, 'i').test(url));
  if (missing.length === 0) return url;
  const query = missing.map(([name, value]) => `${name}=${value}`).join('&');
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
};
