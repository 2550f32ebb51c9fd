import { applyDecorators, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Role } from '@lib/domain';
import { contextOf } from '../http/context';
import { problem } from '../http/problem';
import type { Caller } from './caller';
import { RateLimit } from './rate-limit';
import { TokenVerifier } from './token-verifier';

const ROLES = 'mustafid:roles';

/** Who may use a route, and who it says it is for. A route that says nothing lets nobody in. */
export const For = (...roles: readonly Role[]) =>
  applyDecorators(SetMetadata(ROLES, roles), ApiExtension('x-roles', roles));

/** Needs no token. */
export const ForEveryone = () => SetMetadata(ROLES, 'everyone');

/** Open on loopback, for an operator elsewhere. */
export const ForOperatorOrLoopback = () => SetMetadata(ROLES, 'operator_or_loopback');

/** 401, then 429, then 403. What is wrong with the body itself was said before, its shape comes after. */
@Injectable()
export class Gate implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
    private readonly limit: RateLimit,
  ) {}

  /** At once where the token is known: a promise would only cost. */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const allowed = this.reflector.getAllAndOverride<readonly Role[] | string | undefined>(ROLES, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (allowed === 'everyone') return true;
    if (allowed === 'operator_or_loopback' && isLoopback(request)) return true;
    const { authorization } = request.headers;
    const caller = this.tokens.knownCallerOf(authorization);
    if (caller) return this.admit(caller, request, allowed);
    return this.tokens.callerOf(authorization).then((found) => this.admit(found, request, allowed));
  }

  private admit(caller: Caller, request: FastifyRequest, allowed: readonly Role[] | string | undefined): true {
    this.limit.count(caller.actor.id);
    const roles: readonly Role[] = typeof allowed === 'string' ? ['operator'] : (allowed ?? []);
    if (!caller.roles.some((role) => roles.includes(role))) throw problem(403, 'forbidden');
    contextOf(request).caller = caller;
    return true;
  }
}

/** A request that a proxy on this machine passed on comes from elsewhere. */
const isLoopback = ({ socket, headers }: FastifyRequest): boolean =>
  /^(?:127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers['forwarded'] === undefined;
