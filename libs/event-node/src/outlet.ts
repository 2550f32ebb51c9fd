import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';

export type ReadCall = ServerWritableStream<ReadReq, Buffer>;

/** What a reader is written to. It holds a few messages at most: who writes more waits until the client has taken them. */
export class Outlet {
  private ended = false;
  private readonly onEnd = new Set<() => void>();

  constructor(private readonly call: ReadCall) {
    const end = (): void => this.end();
    call.on('cancelled', end);
    call.on('close', end);
    call.on('error', end);
  }

  get closed(): boolean {
    return this.ended;
  }

  async send(message: Buffer): Promise<void> {
    if (this.ended || this.call.write(message)) return;
    await this.until((done) => {
      this.call.once('drain', done);
      return () => this.call.off('drain', done);
    });
  }

  /** Waits for something that may never come: resolves also when the call ends. `begin` answers with how to give up. */
  until<T>(begin: (resolve: (value: T) => void) => () => void): Promise<T | undefined> {
    if (this.ended) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const stop = (): void => {
        giveUp();
        resolve(undefined);
      };
      const giveUp = begin((value) => {
        this.onEnd.delete(stop);
        resolve(value);
      });
      this.onEnd.add(stop);
    });
  }

  private end(): void {
    this.ended = true;
    for (const stop of this.onEnd) stop();
    this.onEnd.clear();
  }
}
