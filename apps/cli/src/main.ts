import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { caseNoun } from './case';
import { demoNoun } from './demo/demo';
import { EXIT, Failure } from './failure';
import { exportNoun } from './exports/export';
import { followUpNoun } from './follow-up';
import { importNoun } from './import/import';
import { beneficiaryNoun } from './beneficiary';
import { disputeNoun, inquiryNoun } from './inquiry';
import { loginNoun } from './login';
import { policyNoun } from './policy';
import { calendarNoun } from './calendar';
import { effectsNoun, notificationNoun } from './notification';
import { projectionNoun } from './projection';
import { reconcileNoun } from './reconcile';
import type { Session } from './session';
import { SignIn } from './sign-in';
import { surveyNoun } from './survey';

/** Runs one `mustafid` command and sets the exit code that surface and scripts rely on. */
export const run = async (words: readonly string[]): Promise<void> => {
  const program = new Command('mustafid')
    .description('Event-sourced case work for charities: the command line. Data on stdout, all else on stderr.')
    .addOption(new Option('--url <url>', 'the service').env('MUSTAFID_URL').default('http://127.0.0.1:3000'))
    .option('--json', 'print data as JSON')
    .version(ownVersion(), '--version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => process.stdout.write(text),
      writeErr: (text) => process.stderr.write(text),
    });
  const options = (): { url: string; json?: boolean } => program.opts();
  const session: Session = {
    signIn: () => new SignIn(urlOf(options().url)),
    print: (data, plain) => {
      process.stdout.write(plain && !options().json ? `${plain()}\n` : `${JSON.stringify(data, null, 2)}\n`);
    },
  };
  const nouns = [
    loginNoun,
    caseNoun,
    beneficiaryNoun,
    inquiryNoun,
    disputeNoun,
    surveyNoun,
    followUpNoun,
    importNoun,
    calendarNoun,
    notificationNoun,
    exportNoun,
    projectionNoun,
    effectsNoun,
    reconcileNoun,
    policyNoun,
    demoNoun,
  ];
  for (const noun of nouns) program.addCommand(noun(session));
  for (const noun of program.commands) overrideExits(noun);
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
};

/** As the checkout says, beside whose sources this was built. */
const ownVersion = (): string => {
  const { version } = JSON.parse(readFileSync(path.resolve(__dirname, '../../../../package.json'), 'utf8'));
  return String(version);
};

const urlOf = (text: string): string => {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new Failure(`MUSTAFID_URL is not an http address: ${text}`, EXIT.usage);
};

const overrideExits = (command: Command): void => {
  command.exitOverride();
  for (const inner of command.commands) overrideExits(inner);
};

const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof Failure) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return EXIT.error;
};
