import { endRun } from './run-home';

export default async (): Promise<void> => {
  const home = process.env.TEST_ENGINES_HOME;
  if (home) await endRun(home);
};
