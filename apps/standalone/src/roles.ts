import { createIssuer, type Report } from '@lib/local-stack';
import { startWorker } from '../../worker/src/worker';
import type { WithEngines } from './engines';
import type { Greeting } from './greeting';
import type { Stoppers } from './stoppers';

interface Surroundings {
  readonly report: Report;
  readonly stoppers: Stoppers;
}

/** Starts the issuer, the API, the projector and the worker in this process, and answers what a person is told of them. */
export const startRoles = async (
  settings: WithEngines,
  { report, stoppers }: Surroundings,
): Promise<Pick<Greeting, 'people' | 'tries'>> => {
  const issuer = settings.oidcIssuer === undefined ? await createIssuer(settings) : undefined;
  const worker = await startWorker(settings, { say: (line) => report('worker', line) });
  stoppers.add('worker', () => worker.close());
  await worker.ready;
  const people = issuer?.samples.people.map(({ email, role, password }) => ({ name: email, role, password })) ?? [];
  return { people, tries: [] };
};
