import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { Server, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { BatchAppendCall } from './batch-append';
import { readBatchAppendRequest } from './batch-append-request';
import { gossipHandler, type Address } from './gossip';
import type { Log } from './log';
import { addNotOffered } from './not-offered';
import type { OpenCalls } from './open-calls';
import type { ReadCall } from './outlet';
import { readHandler } from './read-handler';
import { supportedMethodsHandler } from './server-features';
import { appendHandler, deleteHandler, tombstoneHandler } from './unary-writes';
import type { Writer } from './writer';

/** What the real server takes in one message. */
const RECEIVED_MESSAGE_BYTES = 16 * 1024 * 1024 - 10_000;

const asIs = (message: Buffer): Buffer => message;

/** Where the bytes are, messages are read and written by hand. */
const STREAMS: ServiceDefinition = {
  ...StreamsService,
  read: { ...StreamsService.read, responseSerialize: asIs },
  batchAppend: { ...StreamsService.batchAppend, requestDeserialize: readBatchAppendRequest, responseSerialize: asIs },
};

interface Parts {
  readonly log: Log;
  readonly writer: Writer;
  readonly calls: OpenCalls;
  readonly now: () => number;
  readonly address: () => Address;
}

export const createGrpcServer = ({ log, writer, calls, now, address }: Parts): Server => {
  const server = new Server({
    'grpc.max_receive_message_length': RECEIVED_MESSAGE_BYTES,
    'grpc.max_send_message_length': -1,
  });
  const read = readHandler(log);
  const implementation = {
    read: (call: ReadCall) => {
      calls.add(call);
      void read(call);
    },
    batchAppend: (call: ConstructorParameters<typeof BatchAppendCall>[0]) => {
      calls.add(call);
      new BatchAppendCall(call, writer, now);
    },
    append: appendHandler(writer),
    delete: deleteHandler(writer),
    tombstone: tombstoneHandler(writer),
  };
  server.addService(STREAMS, implementation as unknown as UntypedServiceImplementation);
  server.addService(ServerFeaturesService, { getSupportedMethods: supportedMethodsHandler });
  server.addService(GossipService, { read: gossipHandler(address) });
  addNotOffered(server);
  return server;
};
