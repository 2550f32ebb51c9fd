import { Command } from 'commander';
import { text } from 'node:stream/consumers';
import { EXIT, Failure } from './failure';
import type { Session } from './session';

/** `mustafid login`: at the local issuer as a sample role; elsewhere with a client's own credentials. */
export const loginNoun = ({ signIn, print }: Session): Command =>
  new Command('login')
    .description('sign in; the secret is never stored')
    .option('--as <role>', 'a sample role of the local issuer')
    .option('--client-id <id>', 'a client of your own issuer; its secret is read from standard input')
    .option('--scope <scope>', 'the scope to ask for', 'mustafid')
    .option('--forget', 'sign out: remove what is stored')
    .action(async (options: { as?: string; clientId?: string; scope: string; forget?: true }) => {
      const issuer = signIn();
      if (options.forget) {
        issuer.forget();
        return print({ forgotten: true }, () => 'Signed out.');
      }
      if (options.clientId !== undefined) {
        const secret = (await text(process.stdin)).trim();
        const expiresAt = await issuer.rememberClient(options.clientId, secret, options.scope);
        return print(
          { clientId: options.clientId, expiresAt },
          () => `Signed in as ${options.clientId} until ${expiresAt}.`,
        );
      }
      if (!(await issuer.isLocal())) {
        throw new Failure(
          'This service has an issuer of its own: mustafid login --client-id ID < SECRET-FILE',
          EXIT.usage,
        );
      }
      const role = options.as ?? 'supervisor';
      await issuer.rememberRole(role);
      print({ role }, () => `Signed in as the sample ${role}.`);
    });
