import {
  decideRegister,
  evolveRegister,
  initialRegister,
  type Register,
  type RegisterCommand,
  type RegisterEvent,
} from '@lib/domain';
import type { Aggregate, DomainEvent, Round } from './aggregate';
import type { CommandIdentity } from './command-identity';
import type { CommandRequest } from './command-request';

/** The numbers of one Hijri year; the first begins it. */
export class RegisterAggregate implements Aggregate<Register> {
  readonly initial = initialRegister;

  evolve(state: Register, event: DomainEvent): Register {
    return evolveRegister(state, event as RegisterEvent);
  }

  exists(): boolean {
    return true;
  }

  needsHistory(): boolean {
    return false;
  }

  prepare(request: CommandRequest, { streamId }: CommandIdentity): CommandRequest {
    return { ...request, data: { ...request.data, hijriYear: Number(streamId) } };
  }

  gatedByFloor(): boolean {
    return false;
  }

  async judge({ request, state, at }: Round<Register>): Promise<readonly RegisterEvent[]> {
    return decideRegister({ type: request.type, data: request.data, at } as unknown as RegisterCommand, state);
  }

  clausesOf(): readonly string[] {
    return ['P16'];
  }

  isDueStep(): boolean {
    return false;
  }

  async nextOf(): Promise<undefined> {
    return undefined;
  }
}
