import {
  calendarVersionOne,
  decide,
  evolve,
  initialCase,
  Refused,
  versionOneOfMain,
  type Actor,
  type Case,
  type CaseCommand,
  type Documents,
  type PolicyVersion,
} from '@lib/domain';
import type { ArrayLog } from './array-log';

export const START = '2026-01-05T08:00:00.000Z';
const DAY_MS = 86_400_000;

export const daysAfter = (days: number, from = START): string =>
  new Date(Date.parse(from) + days * DAY_MS).toISOString();

const intake: Actor = { id: 'intake-1', kind: 'service', roles: ['intake'] };
const officer: Actor = {
  id: 'officer-1',
  kind: 'person',
  roles: ['officer', 'researcher', 'committee', 'supervisor', 'provider'],
};

const main = versionOneOfMain('2023-11-27T00:00:00.000Z');

/** Writes into a log what the real decider records, for as many cases as a spec wants. */
export class CaseScript {
  private readonly states = new Map<string, Case>();

  constructor(
    private readonly log: ArrayLog,
    readonly policy: PolicyVersion = main,
  ) {}

  get documents(): Documents {
    return { policy: this.policy, calendar: calendarVersionOne };
  }

  /** Answers whether something was recorded; a refusal records nothing. */
  send(caseId: string, type: CaseCommand['type'], data: object, at: string, by: Actor = officer): boolean {
    const state = this.states.get(caseId) ?? initialCase;
    const command = { type, data: { ...data, caseId }, at, by } as unknown as CaseCommand;
    try {
      const events = decide(command, state, this.documents);
      for (const event of events) this.log.append(`case-${caseId}`, event.type, event.data);
      this.states.set(caseId, events.reduce(evolve, state));
      return events.length > 0;
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  submit(caseId: string, at = START, more: object = {}, by: Actor = intake): void {
    const data = {
      applicantId: `person-${caseId}`,
      beneficiaryId: `person-${caseId}`,
      origin: 'own_request',
      channel: 'phone',
      serviceMode: 'remote',
      beneficiaryKind: 'external',
      segment: 'family',
      requestedSupport: 'financial',
      urgency: 'normal',
      attachments: [],
      fields: [],
      dataHash: `hash-${caseId}`,
      policyId: this.policy.policyId,
      ...more,
    };
    if (!this.send(caseId, 'SubmitRequest', data, at, by)) throw new Error(`${caseId} was not submitted`);
  }

  /** The steps of an ordinary case, each by its name; `from` is when the first is taken, a minute apart. */
  steps(caseId: string, names: readonly (keyof typeof stepsOf)[], at: string): void {
    for (const name of names)
      if (!this.send(caseId, ...stepsOf[name](caseId), at))
        throw new Error(`${caseId}: ${name} recorded nothing at ${at}`);
  }

  /** Whatever of these can be done is done. */
  try(caseId: string, name: keyof typeof stepsOf, at: string): boolean {
    return this.send(caseId, ...stepsOf[name](caseId), at);
  }
}

type Step = [CaseCommand['type'], object];

const stepsOf = {
  verify: (id: string): Step => ['VerifyData', { dataHash: `hash-${id}`, matchedAgainst: 'original' }],
  failVerification: (): Step => ['FailVerification', { fields: ['income'], reasonCode: 'document_expired' }],
  attest: (id: string): Step => [
    'AttestData',
    {
      dataHash: `hash-${id}`,
      statementVersion: 1,
      method: 'signature',
      evidence: 'paper-1',
      signer: `person-${id}`,
      capacity: 'self',
    },
  ],
  notice: (): Step => ['GiveReviewNotice', { noticeVersion: 1, language: 'ar', channel: 'phone', toldTo: 'applicant' }],
  refer: (): Step => ['ReferToResearch', {}],
  ask: (): Step => [
    'RequestInformation',
    { informationId: 'i1', fields: ['income'], from: 'applicant', channel: 'phone' },
  ],
  supply: (): Step => ['SupplyInformation', { informationId: 'i1', fields: [], channel: 'phone' }],
  question: (): Step => ['AskClarification', { clarificationId: 'q1', channel: 'phone' }],
  explain: (): Step => ['GiveClarification', { clarificationId: 'q1', channel: 'phone' }],
  accept: (): Step => [
    'RecordDecision',
    {
      outcome: 'accepted',
      reasonCodes: ['criteria_met'],
      granted: [{ support: 'financial', quantity: 1 }],
      members: ['m1'],
      minutes: { number: '1', date: '2026-01-20' },
    },
  ],
  reject: (): Step => [
    'RecordDecision',
    {
      outcome: 'rejected',
      reasonCodes: ['outside_scope'],
      members: ['m1'],
      minutes: { number: '1', date: '2026-01-20' },
    },
  ],
  retract: (): Step => ['RetractDecision', { reasonCode: 'slip_of_the_pen' }],
  notify: (): Step => ['NotifyDecision', { channel: 'phone', toldTo: 'applicant' }],
  register: (): Step => ['CompleteRegistration', {}],
  plan: (): Step => ['PlanService', { serviceId: 's1', support: 'financial', providerId: 'provider-1' }],
  deliver: (): Step => ['DeliverService', { serviceId: 's1', extent: 'whole' }],
  confirm: (): Step => ['ConfirmService', { serviceId: 's1', confirmation: 'no_reply', channel: 'phone' }],
  close: (): Step => ['CloseCase', {}],
  withdraw: (): Step => ['WithdrawRequest', { channel: 'phone', saidBy: 'applicant' }],
  ring: (): Step => ['PassTimelineStep', {}],
  assign: (): Step => ['AssignCase', { to: { actorId: 'officer-2' } }],
  reopen: (): Step => ['ReopenCase', { to: 'new_round', reasonCode: 'new_facts' }],
};

export const stepNames = Object.keys(stepsOf) as (keyof typeof stepsOf)[];
