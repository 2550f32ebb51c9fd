import { DEMO_SERIES } from './demo.policy';
import { type Narrator, say, type Told } from './narrator';

/** One case of the demonstration, step by step. */
export class DemoCase {
  id = '';
  private dataHash = '';
  readonly person: string;

  constructor(
    private readonly narrator: Narrator,
    name: string,
  ) {
    this.person = `demo-${name}-${narrator.run.slice(0, 8)}`;
  }

  at(command: string): string {
    return `/v1/cases/${this.id}/${command}`;
  }

  async prepare(): Promise<void> {
    const { narrator, person } = this;
    const begun = await narrator.give('intake', '/v1/cases', 'submits a request for support', {
      policyId: DEMO_SERIES,
      applicantId: person,
      beneficiaryId: person,
      origin: 'own_request',
      channel: 'website',
      serviceMode: 'remote',
      beneficiaryKind: 'external',
      segment: 'family',
      requestedSupport: 'in_kind',
      personal: [{ subject: person, data: { name: 'شخص للعرض', need: 'أجهزة منزلية' } }],
    });
    this.id = String(begun['caseId']);
    this.dataHash = String(begun.dataHash);
    await narrator.give('officer', this.at('verify-data'), 'matches the data and confirms them (P21)', {
      dataHash: this.dataHash,
      matchedAgainst: 'original',
    });
  }

  async attest(): Promise<void> {
    const { narrator, person } = this;
    await narrator.give('intake', this.at('attest-data'), 'brings the signed attestation (P23)', {
      dataHash: this.dataHash,
      statementVersion: 1,
      method: 'one_time_code',
      evidence: `otp-${narrator.run.slice(0, 8)}`,
      signer: person,
      capacity: 'self',
    });
    await narrator.give(
      'officer',
      this.at('give-review-notice'),
      'tells what follows, and when the answer comes (P24)',
      {
        noticeVersion: 1,
        language: 'ar',
        channel: 'phone',
        toldTo: 'applicant',
      },
    );
    await narrator.give('officer', this.at('refer-to-research'), 'raises the file: the floor begins (P25, P27)');
  }

  async decide(outcome: 'accepted' | 'rejected'): Promise<void> {
    const accepted = outcome === 'accepted';
    await this.narrator.give('committee', this.at('record-decision'), `decides: ${outcome} (P26)`, {
      outcome,
      reasonCodes: [accepted ? 'need_established' : 'criteria_not_met'],
      ...(accepted ? { granted: [{ support: 'in_kind', quantity: 1 }] } : {}),
      members: ['member-1', 'member-2', 'member-3'],
      minutes: { number: '7', date: '2026-01-01' },
    });
  }

  async floorPasses(): Promise<void> {
    const rung = await this.narrator.until<{ items: Told['events'] }, Told['events'][number]>(
      'auditor',
      this.at('history'),
      'waits for the floor',
      ({ items }) => items.find(({ type }) => type === 'ReviewFloorPassed'),
    );
    say('system', `records that the floor has passed, at ${rung.recordedAt}`);
  }

  async tellAnswer(): Promise<void> {
    await this.narrator.give('officer', this.at('notify-decision'), 'tells the answer, the floor being passed (P27)', {
      channel: 'phone',
      toldTo: 'applicant',
    });
  }

  async serve(): Promise<void> {
    const { narrator } = this;
    const serviceId = 'service-1';
    await narrator.give('officer', this.at('complete-registration'), 'completes the registration (P28)');
    await narrator.give('officer', this.at('plan-service'), 'plans the service', { serviceId, support: 'in_kind' });
    await narrator.give('officer', this.at('deliver-service'), 'hands it over (P29)', {
      serviceId,
      extent: 'whole',
      quantity: 1,
    });
    await narrator.give('intake', this.at('confirm-service'), 'brings the beneficiary’s word: it arrived', {
      serviceId,
      confirmation: 'confirmed',
      channel: 'phone',
    });
  }

  async close(): Promise<void> {
    await this.narrator.give('officer', this.at('close-case'), 'closes the case');
  }
}
