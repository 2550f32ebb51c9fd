import { decideRegister, evolveRegister, initialRegister, systemActor } from '@lib/domain';
import type { Instant, Register, RegisterEvent } from '@lib/domain';
import { canonicalJson, type EventStore, type Proposed, randomUuid, sha256Hex, uuidV5 } from '@lib/event-store';

/**
 * The register of one Hijri year as this worker last saw it. What it remembers is complete up to a revision,
 * and it appends at exactly that one: so no case is entered twice and no number left out, whoever else writes.
 */
export class RegisterBook {
  private register: Register = initialRegister;
  private lastAt: Instant | undefined;

  private constructor(
    readonly hijriYear: number,
    private readonly store: EventStore,
    private revision: bigint,
  ) {}

  static async load(hijriYear: number, store: EventStore): Promise<RegisterBook> {
    const { events, revision } = await store.load(streamOf(hijriYear));
    const book = new RegisterBook(hijriYear, store, revision);
    for (const { type, data } of events) book.enter({ type, data } as RegisterEvent);
    return book;
  }

  /** Those of the cases that have no number yet. */
  lacking(caseIds: readonly string[]): string[] {
    return caseIds.filter((caseId) => !this.register.numbers.has(caseId));
  }

  /** The next number for each that has none, all in one append. Throws `WrongExpectedRevision` where another was faster. */
  async issue(caseIds: readonly string[]): Promise<number> {
    const at = this.store.clock.judgeAt(this.lastAt);
    const command = { type: 'IssueReferences', data: { hijriYear: this.hijriYear, caseIds }, at } as const;
    const events = decideRegister(command, this.register);
    if (events.length === 0) return 0;
    const commandHash = sha256Hex(canonicalJson({ type: command.type, data: command.data }));
    const expected = this.revision < 0n ? 'no_stream' : this.revision;
    const { revision } = await this.store.append(streamOf(this.hijriYear), proposed(events, commandHash, at), expected);
    this.revision = revision;
    for (const event of events) this.enter(event);
    return events.length;
  }

  private enter(event: RegisterEvent): void {
    this.register = evolveRegister(this.register, event);
    this.lastAt = event.data.occurredAt;
  }
}

const streamOf = (hijriYear: number): string => `register-${hijriYear}`;

const proposed = (events: readonly RegisterEvent[], commandHash: string, recordedAt: Instant): Proposed[] => {
  const commandId = randomUuid();
  const metadata = {
    actor: systemActor,
    commandId,
    commandHash,
    $correlationId: commandId,
    $causationId: commandId,
    clauses: ['P16'],
    recordedAt,
  };
  return events.map(({ type, data }, index) => {
    const id = uuidV5(commandId, `${streamOf(data.hijriYear)}/${index}`);
    return { id, type, data, metadata };
  });
};
