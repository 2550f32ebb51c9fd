import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { EXIT, Failure } from '../failure';
import type { Session } from '../session';
import { pause, type Service } from '../service';
import type { SignIn } from '../sign-in';
import { DEMO_SERIES, demoPolicy } from './demo.policy';

interface Answer {
  readonly caseId: string;
  readonly dataHash?: string;
  readonly events: readonly { type: string; revision: number }[];
}

interface Told {
  readonly caseId: string;
  readonly stage: string;
  readonly events: readonly { revision: number; type: string; recordedAt: string }[];
}

/** `mustafid demo`: one case through its life on the public API alone, told as it goes. Refused at a real issuer. */
export const demoNoun = ({ signIn, print }: Session): Command =>
  new Command('demo')
    .description('walk one case through its life, the two weeks being twenty seconds')
    .action(async () => {
      const people = signIn();
      if (!(await people.isLocal())) {
        throw new Failure(
          'The demonstration is for the local stack only: this service has an issuer of its own.',
          EXIT.refused,
        );
      }
      await adoptOnce(people.asSample('supervisor'));
      const told = await new Story(people).tell();
      print(
        told,
        () => `The case ${told.caseId} is ${told.stage}. Its history: npx mustafid case history ${told.caseId}`,
      );
    });

const adoptOnce = async (supervisor: Service): Promise<void> => {
  try {
    await supervisor.get(`/v1/policies/${DEMO_SERIES}`);
  } catch (error) {
    if (!(error instanceof Failure) || error.exitCode !== EXIT.notFound) throw error;
    say('supervisor', `adopts the series '${DEMO_SERIES}': the floor of P27 is 20 seconds here`);
    await supervisor.post(`/v1/policies/${DEMO_SERIES}/adopt-policy`, demoPolicy, {
      'idempotency-key': 'adopt-demo-1',
    });
  }
};

class Story {
  private readonly run = randomUUID();
  private caseId = '';
  private dataHash = '';

  constructor(private readonly people: SignIn) {}

  async tell(): Promise<Told> {
    await this.prepare();
    await this.review();
    await this.serve();
    return this.lookBack();
  }

  private async prepare(): Promise<void> {
    const person = `demo-${this.run.slice(0, 8)}`;
    const personal = [{ subject: person, data: { name: 'شخص للعرض', need: 'أجهزة منزلية' } }];
    await this.give('intake', 'submit-request', 'submits a request for support', {
      policyId: DEMO_SERIES,
      applicantId: person,
      beneficiaryId: person,
      origin: 'own_request',
      channel: 'website',
      serviceMode: 'remote',
      beneficiaryKind: 'external',
      segment: 'family',
      requestedSupport: 'in_kind',
      personal,
    });
    await this.give('officer', 'verify-data', 'matches the data and confirms them (P21)', {
      dataHash: this.dataHash,
      matchedAgainst: 'original',
    });
    await this.refused(
      'officer',
      'refer-to-research',
      'wants to raise the file, but nobody has signed yet',
      {},
      'attestation_missing',
    );
    await this.give('intake', 'attest-data', 'brings the signed attestation (P23)', {
      dataHash: this.dataHash,
      statementVersion: 1,
      method: 'one_time_code',
      evidence: `otp-${this.run.slice(0, 8)}`,
      signer: person,
      capacity: 'self',
    });
    await this.give('officer', 'give-review-notice', 'tells what follows, and when the answer comes (P24)', {
      noticeVersion: 1,
      language: 'ar',
      channel: 'phone',
      toldTo: 'applicant',
    });
  }

  private async review(): Promise<void> {
    await this.give('officer', 'refer-to-research', 'raises the file: the floor begins (P25, P27)', {});
    await this.give('committee', 'record-decision', 'decides: accepted (P26)', {
      outcome: 'accepted',
      reasonCodes: ['need_established'],
      granted: [{ support: 'in_kind', quantity: 1 }],
      members: ['member-1', 'member-2', 'member-3'],
      minutes: { number: '7', date: '2026-01-01' },
    });
    const answer = { channel: 'phone', toldTo: 'applicant' };
    await this.refused('officer', 'notify-decision', 'wants to tell the answer at once', answer, 'answer_before_floor');
    await this.waitForRing();
    await this.give('officer', 'notify-decision', 'tells the answer, the floor being passed (P27)', answer);
  }

  private async serve(): Promise<void> {
    await this.give('officer', 'complete-registration', 'completes the registration (P28)', {});
    await this.give('officer', 'plan-service', 'plans the service', { serviceId: 'service-1', support: 'in_kind' });
    await this.give('officer', 'deliver-service', 'hands it over (P29)', {
      serviceId: 'service-1',
      extent: 'whole',
      quantity: 1,
    });
    await this.give('intake', 'confirm-service', 'brings the beneficiary’s word: it arrived', {
      serviceId: 'service-1',
      confirmation: 'confirmed',
      channel: 'phone',
    });
    await this.give('officer', 'close-case', 'closes the case', {});
  }

  /** The alarm rings by itself; the story only watches. */
  private async waitForRing(): Promise<void> {
    say('—', 'the service itself now waits for the floor…');
    for (let tries = 0; tries < 60; tries += 1) {
      const events = await this.history();
      const ring = events.find(({ type }) => type === 'ReviewFloorPassed');
      if (ring) return say('system', `records that the floor has passed, at ${ring.recordedAt}`);
      await pause(1000);
    }
    throw new Failure('The floor passed and nothing rang within a minute.', EXIT.error);
  }

  private async lookBack(): Promise<Told> {
    const { body } = await this.people.asSample('auditor').get<{ stage: string }>(`/v1/cases/${this.caseId}/state`);
    const events = await this.history();
    for (const { revision, type, recordedAt } of events)
      process.stderr.write(`  ${String(revision).padStart(3)}  ${recordedAt}  ${type}\n`);
    return { caseId: this.caseId, stage: body.stage, events };
  }

  private async history(): Promise<Told['events']> {
    const { body } = await this.people
      .asSample('auditor')
      .get<{ items: Told['events'] }>(`/v1/cases/${this.caseId}/history`);
    return body.items;
  }

  private async give(role: string, command: string, doing: string, body: unknown): Promise<void> {
    const { body: answer } = await this.send(role, command, body);
    this.caseId = answer.caseId;
    this.dataHash = answer.dataHash ?? this.dataHash;
    say(role, `${doing}  → ${answer.events.map(({ type }) => type).join(', ') || 'nothing new'}`);
  }

  private async refused(role: string, command: string, doing: string, body: unknown, code: string): Promise<void> {
    say(role, doing);
    const failure = await this.send(role, command, body).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(failure instanceof Failure) || failure.code !== code) {
      throw failure ?? new Failure(`${command} was accepted, though ${code} was expected.`, EXIT.error);
    }
    process.stderr.write(`             ✗ ${failure.message}\n`);
  }

  private send(role: string, command: string, body: unknown): Promise<{ body: Answer }> {
    const path = command === 'submit-request' ? '/v1/cases' : `/v1/cases/${this.caseId}/${command}`;
    return this.people.asSample(role).post<Answer>(path, body, { 'idempotency-key': `${this.run}/${command}` });
  }
}

const say = (role: string, what: string): void => {
  process.stderr.write(`${role.padStart(11)}  ${what}\n`);
};
