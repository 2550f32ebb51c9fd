import { beginRun } from './run-home';

/** Engines start when the first spec asks for one; here only their folder is made, known to all workers. */
export default async (): Promise<void> => {
  process.env.TEST_ENGINES_HOME = await beginRun();
};
