import { createServer } from 'node:net';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Throws one sentence when the address cannot be listened on: asked before any engine is started. */
export const expectFreePort = ({ host, port }: Address): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portTrouble({ host, port }, error)));
    probe.listen({ host: host.replace(/^\[|\]$/g, ''), port, exclusive: true }, () => probe.close(() => resolve()));
  });

/** What stands in the way of listening, as a sentence with what to do; other errors as they are. */
export const portTrouble = ({ host, port }: Address, error: unknown): unknown => {
  const sentence = SENTENCES[(error as NodeJS.ErrnoException).code ?? ''];
  return sentence ? new Error(sentence(host, port), { cause: error }) : error;
};

const SENTENCES: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is taken: stop what listens there, or set PORT to another one (PORT=${port + 1} npm start).`,
  EACCES: (_host, port) => `Port ${port} may not be opened by this user: set PORT to one above 1023.`,
  EADDRNOTAVAIL: (host) => `HOST names ${host}, which is no address of this machine: set it to one that is.`,
  ENOTFOUND: (host) => `HOST names ${host}, which cannot be found: set it to an address of this machine.`,
};
