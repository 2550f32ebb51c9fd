import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { CallOptions, Client as GrpcClient, ClientDuplexStream, Metadata, ServiceError } from '@grpc/grpc-js';
import { decodeAnswer, type AppendAnswer } from './append-wire';

/** The status codes of gRPC that mean something here. */
const CANCELLED = 1;
const UNAVAILABLE = 14;

/** What the client offers its own commands: connection, discovery, failover and credentials stay its business. */
interface ClientInside {
  execute<Answer>(
    client: typeof StreamsClient,
    name: string,
    action: (grpc: GrpcClient) => Promise<Answer>,
  ): Promise<Answer>;
  callArguments(options: { requiresLeader: boolean }, call: { deadline: number }): [Metadata, CallOptions];
}

type Call = ClientDuplexStream<Buffer, Buffer>;

/** The call of an append ended before its answer came. */
export class CallLost extends Error {
  override name = 'CallLost';
  constructor(
    /** False: for certain no byte of it reached the log. */
    readonly sent: boolean,
    cause: Error,
  ) {
    super(`The call of appends ended: ${cause.message}`, { cause });
  }
}

interface Waiting {
  answered(answer: AppendAnswer): void;
  lost(reason: CallLost): void;
}

const PATH = '/event_store.client.streams.Streams/BatchAppend';
const asIs = (bytes: Buffer): Buffer => bytes;

/** One `BatchAppend` call: many appends under way in it. When it ends, however, each of them is settled as lost. */
export class AppendCall {
  private readonly waiting = new Map<string, Waiting>();
  private readonly early: Buffer[] = [];
  private call: Call | undefined;
  private reason: CallLost | undefined;

  constructor(client: EventStoreDBClient) {
    const inside = client as unknown as ClientInside;
    inside
      .execute(StreamsClient, 'BatchAppend', (grpc) => this.open(grpc, inside))
      .then(
        (cause) => this.finish(cause),
        (cause: Error) => this.finish(cause),
      );
  }

  /** True when nothing more can be sent in it. */
  get over(): boolean {
    return this.reason !== undefined;
  }

  /** The log's answer. Rejects with CallLost when the call ends before it comes. */
  send(correlationId: string, message: Buffer): Promise<AppendAnswer> {
    return new Promise((answered, lost) => {
      if (this.reason) return lost(this.reason);
      this.waiting.set(correlationId, { answered, lost });
      if (this.call) this.call.write(message);
      else this.early.push(message);
    });
  }

  /** Gives the call up: what waits in it is lost. */
  end(cause: Error): void {
    this.finish(cause);
    this.call?.cancel();
  }

  /**
   * Resolves with the reason when the call is over; rejects with it where it means that the client should connect anew,
   * which it does by itself when an action fails so.
   */
  private open(grpc: GrpcClient, inside: ClientInside): Promise<Error> {
    if (this.reason) return Promise.resolve(this.reason);
    const [metadata, options] = inside.callArguments({ requiresLeader: true }, { deadline: Number.POSITIVE_INFINITY });
    const call = grpc.makeBidiStreamRequest<Buffer, Buffer>(PATH, asIs, asIs, metadata, options);
    this.call = call;
    return new Promise((resolve, reject) => {
      call.on('data', (bytes: Buffer) => this.take(bytes));
      call.on('error', (error: ServiceError) => {
        this.finish(error);
        if (asksForReconnection(error)) reject(error);
        else resolve(error);
      });
      call.on('status', () => resolve(new Error('the event log ended it')));
      for (const message of this.early.splice(0)) call.write(message);
    });
  }

  /** An answer that nobody waits for is a late one: its append has gone its way. */
  private take(bytes: Buffer): void {
    try {
      const { correlationId, answer } = decodeAnswer(bytes);
      this.waiting.get(correlationId)?.answered(answer);
      this.waiting.delete(correlationId);
    } catch (error) {
      this.end(error as Error);
    }
  }

  private finish(cause: Error): void {
    this.reason ??= new CallLost(this.call !== undefined && !isConnectFailure(cause), cause);
    for (const { lost } of this.waiting.values()) lost(this.reason);
    this.waiting.clear();
    this.early.length = 0;
  }
}

/** Only a connection that never came about says for certain that nothing was sent. */
const isConnectFailure = ({ message }: Error): boolean =>
  /No connection established|ECONNREFUSED|Name resolution failed/.test(message);

/** The client's own rule. It reads the trailers again and breaks where one is missing, so those are looked at before. */
const asksForReconnection = ({ code, metadata }: ServiceError): boolean => {
  const [exception] = metadata?.get('exception') ?? [];
  if (exception === undefined) return code === UNAVAILABLE || code === CANCELLED;
  if (exception !== 'not-leader') return false;
  return metadata.get('leader-endpoint-host').length > 0 && metadata.get('leader-endpoint-port').length > 0;
};
