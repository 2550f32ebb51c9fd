import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';

const KEEP_ALIVE = { keepAliveInterval: '10000', keepAliveTimeout: '5000' };

interface Shared {
  readonly client: EventStoreDBClient;
  users: number;
}

// The client keeps the pending appends of all clients in one table: a second client's end would reject the first one's.
const shared = new Map<string, Shared>();

/** The process's one client of this log. */
export const acquireClient = (url: string): EventStoreDBClient => {
  ignoreEchoes();
  const known = shared.get(url) ?? { client: EventStoreDBClient.connectionString(withKeepAlive(url)), users: 0 };
  known.users += 1;
  shared.set(url, known);
  return known.client;
};

/** Ends the connection with its last user. */
export const releaseClient = async (url: string): Promise<void> => {
  const known = shared.get(url);
  if (!known) return;
  known.users -= 1;
  if (known.users > 0) return;
  shared.delete(url);
  await known.client.dispose();
};

/**
 * The credentials that each append names, so that it is a call of its own: those of the address; on a line without TLS,
 * where none are ever sent, any. Undefined for a line with TLS and nobody named: then appends share a call.
 */
export const appendCredentials = (url: string): Credentials | undefined => {
  const named = /^[^:]+:\/\/([^:@/]+):([^@/]*)@/.exec(url);
  if (named) return { username: decodeURIComponent(named[1] ?? ''), password: decodeURIComponent(named[2] ?? '') };
  return /[?&]tls=false\b/i.test(url) ? { username: 'nobody', password: '' } : undefined;
};

const withKeepAlive = (url: string): string => {
  const missing = Object.entries(KEEP_ALIVE).filter(([name]) => !new RegExp(`[?&]${name}=`, 'i').test(url));
  if (missing.length === 0) return url;
  const query = missing.map(([name, value]) => `${name}=${value}`).join('&');
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
};

let ignoring = false;

/**
 * When the connection breaks while appends wait for room in it, the client rejects each twice: the promise that we hold,
 * and one inside it that nobody can catch, which would end the process. The second says nothing new.
 */
const ignoreEchoes = (): void => {
  if (ignoring) return;
  ignoring = true;
  process.on('unhandledRejection', (reason) => {
    if (!isCallFailure(reason)) throw reason;
  });
};

/** The bare failure of a gRPC call, which only the client below us makes. */
export const isCallFailure = (reason: unknown): reason is Error & { code: number; details: string } =>
  reason instanceof Error &&
  'metadata' in reason &&
  'details' in reason &&
  typeof reason.details === 'string' &&
  'code' in reason &&
  typeof reason.code === 'number';
