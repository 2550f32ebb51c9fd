import { MonitoringService } from '@eventstore/db-client/generated/monitoring_grpc_pb';
import { OperationsService } from '@eventstore/db-client/generated/operations_grpc_pb';
import { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb';
import { ProjectionsService } from '@eventstore/db-client/generated/projections_grpc_pb';
import { UsersService } from '@eventstore/db-client/generated/users_grpc_pb';
import { status, type Server, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { failure } from './failures';

const NOT_OFFERED: readonly (readonly [string, ServiceDefinition])[] = [
  ['Persistent subscriptions', PersistentSubscriptionsService],
  ['Projections', ProjectionsService],
  ['Users', UsersService],
  ['Operations', OperationsService],
  ['Monitoring', MonitoringService],
];

type Respond = (error: Error) => void;
interface FailingCall {
  emit(event: 'error', error: Error): boolean;
}

/** Calls that answer once have a callback to fail by; streams fail by their error event. */
const refuse =
  (what: string) =>
  (call: FailingCall, respond?: Respond): void => {
    const error = failure(
      status.UNIMPLEMENTED,
      `${what} are not offered by the local event node; connect to a real EventStoreDB for them.`,
    );
    if (respond) respond(error);
    else call.emit('error', error);
  };

export const addNotOffered = (server: Server): void => {
  for (const [what, service] of NOT_OFFERED) {
    const methods = Object.keys(service).map((method) => [method, refuse(what)]);
    server.addService(service, Object.fromEntries(methods) as UntypedServiceImplementation);
  }
};
