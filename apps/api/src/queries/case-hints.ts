import { Injectable } from '@nestjs/common';
import { beneficiaryIn, type CommandAnswer, type CommandRequest } from '@lib/commands';
import {
  evolve,
  hasRole,
  hintsOf,
  initialCase,
  peopleOf,
  sentenceOf,
  type Beneficiary,
  type Case,
  type CaseEvent,
  type CaseHint,
  type Instant,
  type Known,
  type Language,
  type Role,
} from '@lib/domain';
import { EventStore, LogAway, UnknownEventType } from '@lib/event-store';
import { BeneficiaryQueries } from '@lib/read-models';
import type { Caller } from '../auth/caller';
import { CaseReader } from './case-reader';

/** Who sees the people of every case. */
const told: readonly Role[] = ['officer', 'researcher', 'supervisor', 'auditor'];

/** With these the people come in, or are turned to. */
const hinting: ReadonlySet<string> = new Set([
  'SubmitRequest',
  'AttestData',
  'ChangeApplicant',
  'RequestInformation',
  'GiveReviewNotice',
  'RecordContactAttempt',
  'RecordAnswerAttempt',
  'NotifyDecision',
]);

export interface ShownHint extends CaseHint {
  readonly detail: string;
}
/** None at all for who is not to be told, and while the log does not answer: a hint holds nothing up. */
export interface Hinted {
  readonly hints?: readonly ShownHint[];
}

/** What the officer should know of who acts in a case, and of who is not to be approached (P1, P17, P23). */
@Injectable()
export class CaseHints {
  constructor(
    private readonly store: EventStore,
    private readonly cases: CaseReader,
    private readonly beneficiaries: BeneficiaryQueries,
  ) {}

  /** As things stand. */
  async now(caseId: string, caller: Caller, language: Language): Promise<Hinted> {
    return isTold(caller) ? unlessAway(this.hinted(caseId, language)) : {};
  }

  /**
   * Beside the answer to a command. A repeat is answered as it was then; what is new, from what is at hand, because most
   * commands have none and none should wait for them: the state that the command left, and the list of beneficiaries.
   */
  async beside(answer: CommandAnswer, { type, target }: CommandRequest, caller: Caller, language: Language) {
    if (target.category !== 'case' || !hinting.has(type) || !isTold(caller)) return {};
    if (answer.state !== undefined) return this.atHand(answer.state as Known, language).catch(() => ({}));
    return unlessAway(this.hinted(answer.id, language, answer.events.length > 0 ? answer.revision : undefined));
  }

  private async atHand(state: Known, language: Language): Promise<Hinted> {
    return shownHints(hintsOf(state, await this.beneficiaries.books(peopleOf(state)), state.lastAt), language);
  }

  private async hinted(caseId: string, language: Language, until?: bigint): Promise<Hinted> {
    const stream = await this.cases.load(caseId);
    const events = until === undefined ? stream : stream.filter(({ revision }) => revision <= until);
    const knownAt = until === undefined ? undefined : events.at(-1)!.metadata.recordedAt;
    const state = events.reduce<Case>((before, event) => evolve(before, event as unknown as CaseEvent), initialCase);
    if (state.status === 'unknown') return {};
    const books = await this.books(peopleOf(state), knownAt);
    return shownHints(hintsOf(state, books, knownAt ?? this.store.clock.now()), language);
  }

  private async books(people: readonly string[], knownAt: Instant | undefined): Promise<Map<string, Beneficiary>> {
    const found = await Promise.all(
      people.map(async (id) => [id, (await beneficiaryIn(this.store, id, knownAt)).book] as const),
    );
    return new Map(found.flatMap(([id, book]) => (book ? [[id, book] as const] : [])));
  }
}

const isTold = ({ actor }: Caller): boolean => hasRole(actor, ...told);

const shownHints = (hints: readonly CaseHint[], language: Language): Hinted => ({
  hints: hints.map((hint) => ({ ...hint, detail: wordsFor(hint, language) })),
});

const wordsFor = ({ code, at }: CaseHint, language: Language): string =>
  sentenceOf(`caseHint.${code}`, language, { date: at });

const unlessAway = async (hinted: Promise<Hinted>): Promise<Hinted> => {
  try {
    return await hinted;
  } catch (error) {
    if (error instanceof LogAway || error instanceof UnknownEventType) return {};
    throw error;
  }
};
