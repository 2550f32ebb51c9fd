import { randomUUID } from 'node:crypto';
import { EXIT, Failure } from '../failure';
import { pause } from '../service';
import type { SignIn } from '../sign-in';

export interface Answer {
  readonly [member: string]: unknown;
  readonly dataHash?: string;
  readonly events: readonly { type: string; revision: number }[];
}

export interface Told {
  readonly caseId: string;
  readonly stage: string;
  readonly events: readonly { revision: number; type: string; recordedAt: string }[];
}

const LONGEST_WAIT_S = 60;

/** Sends what the sample people would send, on the public API alone, and tells it as it goes. */
export class Narrator {
  readonly run = randomUUID();
  private sent = 0;

  constructor(private readonly people: SignIn) {}

  /** Somebody does something that is taken. */
  async give(role: string, path: string, doing: string, body: unknown = {}): Promise<Answer> {
    const answer = await this.send(role, path, body);
    say(role, `${doing}  → ${answer.events.map(({ type }) => type).join(', ') || 'nothing new'}`);
    return answer;
  }

  /** Somebody tries what the policy does not allow; told in the refusal's own words. */
  async refused(role: string, path: string, doing: string, body: unknown, code: string): Promise<void> {
    say(role, doing);
    const failure = await this.send(role, path, body).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(failure instanceof Failure) || failure.code !== code) {
      throw failure ?? new Failure(`${path} was accepted, though ${code} was expected.`, EXIT.error);
    }
    process.stderr.write(`             ✗ ${failure.message}\n`);
  }

  async read<Body>(role: string, path: string): Promise<Body> {
    return (await this.people.asSample(role).get<Body>(path)).body;
  }

  /** What the service does by itself is only watched. Throws a Failure when it does not come within a minute. */
  async until<Body, Found>(
    role: string,
    path: string,
    what: string,
    look: (body: Body) => Found | undefined,
  ): Promise<Found> {
    say('—', `the service itself: ${what}…`);
    for (let seconds = 0; seconds < LONGEST_WAIT_S; seconds += 1) {
      const found = look(await this.read<Body>(role, path));
      if (found !== undefined) return found;
      await pause(1_000);
    }
    throw new Failure(`It did not come within a minute: ${what}.`, EXIT.error);
  }

  history(caseId: string): Promise<Told['events']> {
    return this.read<{ items: Told['events'] }>('auditor', `/v1/cases/${caseId}/history`).then(({ items }) => items);
  }

  async lookBack(caseId: string): Promise<Told> {
    const { stage } = await this.read<{ stage: string }>('auditor', `/v1/cases/${caseId}/state`);
    const events = await this.history(caseId);
    for (const { revision, type, recordedAt } of events)
      process.stderr.write(`  ${String(revision).padStart(3)}  ${recordedAt}  ${type}\n`);
    return { caseId, stage, events };
  }

  private async send(role: string, path: string, body: unknown): Promise<Answer> {
    const headers = { 'idempotency-key': `${this.run}/${(this.sent += 1)}` };
    return (await this.people.asSample(role).post<Answer>(path, body, headers)).body;
  }
}

export const say = (role: string, what: string): void => {
  process.stderr.write(`${role.padStart(11)}  ${what}\n`);
};
