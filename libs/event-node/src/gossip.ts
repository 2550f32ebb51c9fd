import { randomUUID } from 'node:crypto';
import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { UUID, type Empty } from '@eventstore/db-client/generated/shared_pb';
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** A cluster of one, for clients that are told to discover: this node leads it. */
export const gossipHandler = (address: () => Address) => {
  const instanceId = randomUUID();
  return (_call: ServerUnaryCall<Empty, ClusterInfo>, respond: sendUnaryData<ClusterInfo>): void => {
    const { host, port } = address();
    const member = new MemberInfo()
      .setInstanceId(new UUID().setString(instanceId))
      .setState(MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new EndPoint().setAddress(host).setPort(port));
    respond(null, new ClusterInfo().setMembersList([member]));
  };
};
