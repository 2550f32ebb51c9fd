import type { FastifyRequest } from 'fastify';
import type { Viewer } from '@lib/read-models';
import { callerOf } from '../http/context';

/** The caller, as the read models ask who looks. */
export const viewerOf = (request: FastifyRequest): Viewer => {
  const { actor, roles } = callerOf(request);
  return { id: actor.id, roles };
};
