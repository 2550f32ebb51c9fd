import { randomUUID } from 'node:crypto';
import { countedRead } from './counted-read';
import { Delivery } from './delivery';
import { asServiceError } from './failures';
import type { Log } from './log';
import { Outlet, type ReadCall } from './outlet';
import { readRequestOf } from './read-request';
import { subscribe } from './subscription';

/** `Streams.Read`: counted reads end with OK, subscriptions only with an error or by the client. */
export const readHandler =
  (log: Log) =>
  async (call: ReadCall): Promise<void> => {
    const outlet = new Outlet(call);
    try {
      const request = readRequestOf(call.request);
      const delivery = new Delivery(log, outlet, request);
      if (request.mode === 'read') await countedRead({ log, outlet, delivery }, request);
      else await subscribe({ log, outlet, delivery, subscriptionId: randomUUID() }, request);
      if (!outlet.closed) call.end();
    } catch (error) {
      if (!outlet.closed) call.emit('error', asServiceError(error));
    }
  };
