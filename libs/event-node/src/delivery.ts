import type { Log } from './log';
import type { Outlet } from './outlet';
import type { ReadRequest } from './read-request';
import type { StoredEvent } from './stored-event';
import { eventResponse, sharedEventResponse } from './wire';

/** Sends events the way the request asked for them. */
export class Delivery {
  constructor(
    private readonly log: Log,
    private readonly outlet: Outlet,
    private readonly request: Pick<ReadRequest, 'resolveLinks' | 'uuidFormat'>,
  ) {}

  async send(event: StoredEvent): Promise<void> {
    const { resolveLinks, uuidFormat } = this.request;
    if (resolveLinks && event.type === '$>') {
      const [delivery] = await this.log.resolve([event]);
      await this.outlet.send(eventResponse(delivery!, uuidFormat));
    } else if (uuidFormat === 'string') {
      await this.outlet.send(sharedEventResponse(event));
    } else {
      await this.outlet.send(eventResponse({ event }, uuidFormat));
    }
  }
}
