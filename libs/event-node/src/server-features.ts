import type { Empty } from '@eventstore/db-client/generated/shared_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';

/** The version whose behaviour this node follows. */
export const SERVER_VERSION = '24.10.0';

const STREAMS = 'event_store.client.streams.streams';
const PERSISTENT = 'event_store.client.persistent_subscriptions.persistentsubscriptions';
const FEATURES = 'event_store.client.server_features.serverfeatures';

/** Lower case, as the real server lists them; `batchappend` is what makes the client append in batches. */
const METHODS: readonly (readonly [service: string, method: string, features: readonly string[]])[] = [
  [STREAMS, 'append', []],
  [STREAMS, 'batchappend', ['deadline_duration']],
  [STREAMS, 'delete', []],
  [STREAMS, 'read', ['position', 'events']],
  [STREAMS, 'tombstone', []],
  [FEATURES, 'getsupportedmethods', []],
  // Not offered, but named: the client would try plain HTTP instead and never hear the sentence that says so.
  ...['create', 'update', 'delete', 'read', 'getinfo', 'list', 'replayparked', 'restartsubsystem'].map(
    (method) => [PERSISTENT, method, ['stream', 'all']] as const,
  ),
];

export const supportedMethods = (): SupportedMethods =>
  new SupportedMethods().setEventStoreServerVersion(SERVER_VERSION).setMethodsList(
    METHODS.map(([service, method, features]) =>
      new SupportedMethod()
        .setServiceName(service)
        .setMethodName(method)
        .setFeaturesList([...features]),
    ),
  );

export const supportedMethodsHandler = (
  _call: ServerUnaryCall<Empty, SupportedMethods>,
  respond: sendUnaryData<SupportedMethods>,
): void => respond(null, supportedMethods());
