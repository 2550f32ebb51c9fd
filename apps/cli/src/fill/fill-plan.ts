import { diceOf, drawn, formOf, type Dice } from './people';

/** A command of a case, by the path's last part, with the instant at which it is to have happened. */
export interface FillStep {
  readonly command: string;
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The hash of the data comes with the answers of the commands before. */
  readonly needsDataHash?: true;
}

export interface FilledCase {
  readonly name: string;
  readonly kind: Kind;
  readonly steps: readonly FillStep[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEAR_DAYS = 360;
const RECENT_DAYS = 48;

/** How a case goes, and how often among a hundred. */
const kinds = {
  accepted: 38,
  rejected: 14,
  late_answer: 8,
  late_preparation: 6,
  waiting: 8,
  not_supplied: 4,
  clarification: 5,
  verification_failed: 4,
  withdrawn: 4,
  retracted: 3,
  reopened: 3,
  told_early: 3,
} as const;
export type Kind = keyof typeof kinds;
export const kindsOfCases = Object.keys(kinds) as readonly Kind[];

/** Nearly half are recent, so that every stage and clock stands on the board today. */
const ageInYear = (dice: Dice): number =>
  dice(100) < 45 ? dice(RECENT_DAYS) : RECENT_DAYS + dice(YEAR_DAYS - RECENT_DAYS);

/**
 * The same seed and number give the same case, whoever asks and however often. `until` is the last instant of the year;
 * `ageOf` says how many days before it the case begins.
 */
export const caseOf = (
  seed: number,
  number: number,
  until: string,
  ageOf: (dice: Dice) => number = ageInYear,
): FilledCase => {
  const dice = diceOf(seed * 1_000_003 + number);
  const kind = number < kindsOfCases.length ? kindsOfCases[number]! : drawn(dice, lots);
  const age = ageOf(dice);
  const story = new Story(dice, Date.parse(until), age, `filled-${seed}-${number}`);
  story.tell(kind);
  return { name: story.person, kind, steps: story.told() };
};

const lots = kindsOfCases.flatMap((kind) => Array.from({ length: kinds[kind] }, () => kind));

const SEGMENTS = ['family', 'student', 'orphan', 'widow_divorced', 'elderly', 'special_care'];
const SUPPORTS = ['financial', 'in_kind', 'education', 'training', 'housing', 'guidance'];
/** What is asked for before that support is registered; of the others an undertaking. */
const REQUIREMENTS: Readonly<Record<string, string>> = { guidance: 'appointment_agreed' };
const CHANNELS = ['interview', 'phone', 'social_media', 'letter', 'assistance_request', 'volunteering', 'website'];

/** A case as it is told: each step some days after the one before; what lies ahead of `untilMs` has not happened yet. */
class Story {
  private readonly steps: FillStep[] = [];
  private nowMs: number;
  private readonly support: string;

  constructor(
    private readonly dice: Dice,
    private readonly untilMs: number,
    age: number,
    readonly person: string,
  ) {
    const day = Math.floor(untilMs / DAY_MS) - age;
    // Between eight and three in Riyadh; on the last day not after its last instant.
    this.nowMs = Math.min(untilMs, day * DAY_MS + (5 + dice(7)) * HOUR_MS + dice(60) * 60_000);
    this.support = drawn(dice, SUPPORTS);
  }

  told(): readonly FillStep[] {
    return this.steps.filter(({ at }) => Date.parse(at) <= this.untilMs);
  }

  tell(kind: Kind): void {
    this.submit();
    if (kind === 'waiting' || kind === 'not_supplied') this.ask();
    if (kind === 'not_supplied') return this.giveUp();
    if (kind === 'waiting') this.after(9, 'supply-information', { informationId: 'information-1', channel: 'phone' });
    if (kind === 'clarification') this.clarify();
    if (kind === 'verification_failed') this.fail();
    if (kind === 'withdrawn') return this.withdraw();
    this.prepare(kind === 'late_preparation' ? 14 : 2);
    if (kind === 'retracted') this.retract();
    this.decide(kind === 'rejected' || kind === 'reopened' ? 'rejected' : 'accepted');
    if (kind === 'told_early') this.tooEarly();
    this.answer(kind === 'late_answer');
    if (kind === 'reopened') return this.reopen();
    if (kind === 'rejected') return this.close();
    this.serve();
  }

  private submit(): void {
    const { dice, person } = this;
    this.after(0, 'submit-request', {
      policyId: 'filled',
      applicantId: person,
      beneficiaryId: person,
      origin: drawn(dice, ['own_request', 'own_request', 'own_request', 'proxy', 'outreach']),
      channel: drawn(dice, CHANNELS),
      serviceMode: drawn(dice, ['at_association', 'remote', 'at_beneficiary']),
      beneficiaryKind: dice(10) === 0 ? 'internal' : 'external',
      segment: drawn(dice, SEGMENTS),
      requestedSupport: this.support,
      urgency: dice(8) === 0 ? 'urgent' : 'normal',
      personal: [{ subject: person, data: formOf(dice) }],
    });
  }

  private prepare(days: number): void {
    this.after(days, 'verify-data', { matchedAgainst: 'government_service' }, true);
    this.after(
      0.1,
      'attest-data',
      { statementVersion: 1, method: 'one_time_code', evidence: 'otp', signer: this.person, capacity: 'self' },
      true,
    );
    this.raise();
  }

  private raise(): void {
    this.after(0.2, 'give-review-notice', { noticeVersion: 1, language: 'ar', channel: 'phone', toldTo: 'applicant' });
    this.after(1, 'refer-to-research', {});
    this.after(4, 'assess-need', { visited: this.dice(2) === 0, recommendation: 'none' });
  }

  private decide(outcome: 'accepted' | 'rejected'): void {
    this.after(3, 'record-decision', {
      outcome,
      reasonCodes: [outcome === 'accepted' ? 'need_established' : 'criteria_not_met'],
      ...(outcome === 'accepted' ? { granted: [{ support: this.support, quantity: 1 }] } : {}),
      members: ['member-1', 'member-2', 'member-3'],
    });
  }

  private retract(): void {
    this.decide('rejected');
    this.after(1, 'retract-decision', { reasonCode: 'slip_of_the_pen' });
  }

  private tooEarly(): void {
    this.after(0.5, 'report-early-answer', {
      reasonCode: 'told_by_staff',
      toldTo: 'applicant',
      channel: 'phone',
      by: 'staff-1',
    });
  }

  /** The floor is fourteen days from the referral, the target twenty-eight. */
  private answer(late: boolean): void {
    this.after(late ? 24 : 8.5, 'notify-decision', { channel: 'phone', toldTo: 'applicant' });
  }

  private serve(): void {
    this.after(2, 'record-requirement', {
      requirement: REQUIREMENTS[this.support] ?? 'undertaking_signed',
      state: 'met',
    });
    this.after(2, 'complete-registration', {});
    this.after(1, 'plan-service', { serviceId: 'service-1', support: this.support });
    this.after(4, 'deliver-service', { serviceId: 'service-1', extent: 'whole', quantity: 1 });
    // Who delivered cannot bring the beneficiary's word (P29), and one importer sends all this: a week without it passes.
    this.after(7, 'close-case', {});
  }

  private close(): void {
    this.after(2, 'close-case', {});
  }

  private reopen(): void {
    this.close();
    this.after(6, 'reopen-case', { to: 'new_round', reasonCode: 'new_facts' });
    this.raise();
    this.decide('accepted');
    this.answer(false);
    this.serve();
  }

  private ask(): void {
    this.after(1, 'request-information', {
      informationId: 'information-1',
      fields: ['income'],
      from: 'applicant',
      channel: 'phone',
    });
  }

  /** Three attempts on two channels and thirty days come before a case is ended for silence. */
  private giveUp(): void {
    for (const channel of ['phone', 'letter', 'phone'])
      this.after(8, 'record-contact-attempt', { purpose: 'information', channel, toldTo: 'applicant' });
    this.after(32, 'discontinue-request', { reasonCode: 'not_supplied' });
    this.close();
  }

  private clarify(): void {
    const said = { clarificationId: 'clarification-1', topicCode: 'procedure', channel: 'phone' };
    this.after(1, 'ask-clarification', said);
    this.after(3, 'give-clarification', said);
  }

  private fail(): void {
    this.after(2, 'fail-verification', { fields: ['income'], reasonCode: 'document_expired' });
  }

  private withdraw(): void {
    this.after(3, 'withdraw-request', { saidBy: 'applicant', channel: 'phone' });
    this.after(15, 'close-case', {});
  }

  /** Some hours more or less: no two cases keep step. */
  private after(days: number, command: string, body: Readonly<Record<string, unknown>>, needsDataHash?: true): void {
    this.nowMs += days * DAY_MS + (days === 0 ? 0 : this.dice(5) * HOUR_MS * Math.min(1, days));
    const at = new Date(this.nowMs).toISOString();
    this.steps.push({ command, at, body, ...(needsDataHash ? { needsDataHash } : {}) });
  }
}
