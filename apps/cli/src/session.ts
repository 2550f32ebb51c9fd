import type { SignIn } from './sign-in';

/** What every noun needs: where the service is, and how its answers are printed. */
export interface Session {
  readonly signIn: () => SignIn;
  /** Data on stdout: as JSON, or by `plain` for a person. */
  readonly print: (data: unknown, plain?: () => string) => void;
}
