import type { IncomingMessage } from 'node:http';
import type { Settings } from '@lib/settings';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
/** What a proxy adds: then the one who asks sits elsewhere, although the connection comes from here. */
const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Asked for from this machine, under a name of this machine: a page of somebody else's whose name was made to lead here
 * reads nothing.
 */
export const isFromThisMachine = ({ socket, headers }: IncomingMessage): boolean =>
  isLoopback(socket.remoteAddress) &&
  LOOPBACK_NAMES.includes(nameOf(headers.host)) &&
  FORWARDING.every((name) => headers[name] === undefined);

/** Where a person at this machine opens it, also where the service is known to others by another name. */
export const devMailUrl = ({ publicUrl, port }: Pick<Settings, 'publicUrl' | 'port'>): string => {
  const own = new URL(publicUrl);
  return `${LOOPBACK_NAMES.includes(own.hostname) ? own.origin : `http://127.0.0.1:${port}`}/dev/mail`;
};

const isLoopback = (address = ''): boolean =>
  address === '::1' || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address);

const nameOf = (host = ''): string => host.toLowerCase().replace(/:\d{1,5}$/, '');
