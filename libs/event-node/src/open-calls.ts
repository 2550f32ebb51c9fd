import type { ServiceError } from '@grpc/grpc-js';

interface Call {
  on(event: 'close' | 'cancelled', listener: () => void): unknown;
  emit(event: 'error', error: ServiceError): boolean;
}

/** The streams that are being served, so that a stop can end each with a status of its own and none politely. */
export class OpenCalls {
  private readonly calls = new Set<Call>();

  add(call: Call): void {
    this.calls.add(call);
    const forget = (): void => void this.calls.delete(call);
    call.on('close', forget);
    call.on('cancelled', forget);
  }

  failAll(error: ServiceError): void {
    for (const call of this.calls) call.emit('error', error);
    this.calls.clear();
  }
}
