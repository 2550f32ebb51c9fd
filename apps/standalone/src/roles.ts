import { createIssuer, writeSampleDirectory, type Issuer, type MailShelf, type Report } from '@lib/local-stack';
import type { EngineLogger } from '@lib/read-models';
import { createApi, type Api, type ApiOptions } from '../../api/src/api';
import { startProjector } from '../../projector/src/projector';
import { startWorker } from '../../worker/src/worker';
import { devMail } from './dev-mail/dev-mail';
import type { Engines, WithEngines } from './engines';
import { portTrouble } from './free-port';
import type { Greeting } from './greeting';
import type { Stoppers } from './stoppers';
import { thingsToTry } from './things-to-try';

interface Surroundings {
  readonly report: Report;
  readonly stoppers: Stoppers;
}

/** Starts the issuer, the API, the projector and the worker in this process, and answers what a person is told of them. */
export const startRoles = async (
  { settings, mails }: Pick<Engines, 'settings' | 'mails'>,
  { report, stoppers }: Surroundings,
): Promise<Pick<Greeting, 'people' | 'tries'>> => {
  const begun = performance.now();
  const issuer = settings.oidcIssuer === undefined ? await issuerOf(settings, report) : undefined;
  const api = await createApi(settings, mounting(issuer, mails, report));
  stoppers.add('api', () => api.close());
  const projector = await startProjector(settings, loggerTo(report));
  stoppers.add('projector', () => projector.close());
  const worker = await startWorker(withDirectory(settings, mails, issuer), {
    say: (line) => report('worker', line),
    taskQueue: settings.temporalTaskQueue,
  });
  stoppers.add('worker', () => worker.close());
  await worker.ready;
  await listen(api, settings);
  report('service', `ready in ${((performance.now() - begun) / 1000).toFixed(1)} s (api, projector, worker)`);
  return {
    people: issuer?.samples.people.map(({ email, role, password }) => ({ name: email, role, password })) ?? [],
    tries: issuer ? thingsToTry(settings.publicUrl) : [],
  };
};

const issuerOf = ({ publicUrl, home }: WithEngines, report: Report): Promise<Issuer> =>
  createIssuer({ publicUrl, home, onError: (error) => report('identity', error.message) });

const mounting = (issuer: Issuer | undefined, mails: MailShelf | undefined, report: Report): ApiOptions => ({
  mounts: [
    ...(issuer ? [{ prefix: '/oidc', handler: issuer.handler, pages: true }] : []),
    ...(mails ? [devMail(mails, (line) => report('mail', line))] : []),
  ],
  ...(issuer && { issuerKeys: () => issuer.jwks as never }),
});

/** Only what stays on this machine is addressed to the sample people. */
const withDirectory = (settings: WithEngines, mails: MailShelf | undefined, issuer: Issuer | undefined): WithEngines =>
  mails && settings.mailDirectory === undefined
    ? { ...settings, mailDirectory: writeSampleDirectory(settings.home, issuer?.samples) }
    : settings;

const listen = async (api: Api, settings: WithEngines): Promise<void> => {
  try {
    await api.listen();
  } catch (error) {
    throw portTrouble(settings, error);
  }
};

/** What a projection finishes is of no interest here; that one stopped is. */
const loggerTo = (report: Report): EngineLogger => ({
  info: () => undefined,
  error: (message) => report('projector', message),
});
