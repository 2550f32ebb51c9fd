import type { Command } from 'commander';
import { anyBodyOf, headersOf, type BodyOptions } from './body-options';
import { EXIT, Failure } from './failure';
import type { Session } from './session';

/** What takes a command of one noun by its name in kebab-case. */
export interface AnyCommand {
  /** Where the things of this noun live. */
  readonly path: string;
  /** How its id is called. */
  readonly idName: string;
  /** Which sample client gives which command where no login is stored. */
  readonly givenBy: (command: string) => string;
}

/** `mustafid <noun> <command> <id>`, for whatever command the service knows. */
export const addAnyCommand = (noun: Command, kind: AnyCommand, { signIn, print }: Session): void => {
  noun
    .command(`give [command] [${kind.idName}]`, { hidden: true, isDefault: true })
    .description('any command by its name; its JSON from --data or --file, where - is standard input')
    .option('--data <json>')
    .option('--file <file>')
    .option('--key <key>', 'an idempotency key')
    .option('--if-match <revision>', 'only when it stands at this revision')
    .action(async (command: string | undefined, id: string | undefined, options: BodyOptions) => {
      if (command === undefined) return noun.help({ error: true });
      if (id === undefined) throw new Failure(`error: '${command}' needs ${kind.idName}`, EXIT.usage);
      const service = signIn().as(kind.givenBy(command));
      const path = `${kind.path}/${encodeURIComponent(id)}/${encodeURIComponent(command)}`;
      const given = service.post<Record<string, unknown>>(path, await anyBodyOf(options), headersOf(options));
      print((await given.catch((error: unknown) => misnamed(error, command))).body);
    });
};

/** An address that is none is a command that is none: a word of the command line, not something that was not found. */
const misnamed = (error: unknown, command: string): never => {
  if (error instanceof Failure && (error.code === 'no_such_page' || error.code === 'method_not_allowed'))
    throw new Failure(`error: unknown command '${command}'`, EXIT.usage);
  throw error;
};
