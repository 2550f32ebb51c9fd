import type { CommandRoad } from '@lib/commands';
import {
  asItStands,
  systemActor,
  type Instant,
  type Recipient,
  type TellingItem,
  type TemplateCode,
} from '@lib/domain';
import { randomUuid, sha256Hex } from '@lib/event-store';
import type { DueTelling, ReadDatabase } from '@lib/read-models';
import { inFlight } from './in-flight';
import type { Lease } from './lease';
import type { OwedDates } from './owed-dates';
import type { Reaction } from './to-do-list';

const BATCH = 200;
const IN_FLIGHT = 8;
/** So many lines has a digest at most; the rest follows in another. */
const MOST_ITEMS = 100;

interface Row {
  readonly policyId: string;
  readonly policyVersion: number;
  readonly due: readonly DueTelling[];
  readonly reference: string | null;
}

/** The reference of the case that it is about, so that its reader knows which. */
const dueNow = `
  select t.policy_id as "policyId", t.policy_version as "policyVersion", t.due,
    (select c.reference from case_board c where c.case_id = t.due -> 0 -> 'about' ->> 'caseId') as reference
  from tellings t where t.next_at <= $1 order by t.next_at, t.stream limit ${BATCH}`;

/** What one notification says: one telling, or what waits for one person this morning. */
interface Intent extends Pick<Row, 'policyId' | 'policyVersion'> {
  readonly to: Recipient;
  readonly template: TemplateCode;
  readonly about: TellingItem['about'];
  readonly values: TellingItem['values'];
  readonly covers: readonly string[];
  readonly items?: readonly TellingItem[];
}

/** Whatever is to be told is intended, once, before anything is sent (P5, P20). */
export class IntentsReaction implements Reaction {
  readonly list = 'tellings';
  /** Tellings that the list shows although they are intended: their events are on the way to it. */
  private intended = new Set<string>();

  constructor(
    private readonly database: ReadDatabase,
    private readonly road: CommandRoad,
    private readonly owed: Pick<OwedDates, 'of'>,
    private readonly now: () => Instant,
  ) {}

  async begin(): Promise<void> {
    this.intended.clear();
  }

  async work(lease: Lease): Promise<number> {
    const now = this.now();
    const rows = await this.database.query<Row>(dueNow, [now]);
    const shown = rows.flatMap(({ due }) => due.filter(({ notBefore }) => notBefore <= now));
    this.intended = new Set(shown.map(({ tellingId }) => tellingId).filter((id) => this.intended.has(id)));
    const isOpen = (telling: DueTelling): boolean => telling.notBefore <= now && !this.intended.has(telling.tellingId);
    const intents = intentsOf(
      await this.dated(
        rows.map((row) => ({ ...row, due: row.due.filter(isOpen) })),
        now,
      ),
    );
    await inFlight(intents, IN_FLIGHT, async (intent) => {
      await lease.check();
      await this.intend(intent);
      for (const tellingId of intent.covers) this.intended.add(tellingId);
    });
    return intents.length;
  }

  /** What neared its end says by when it is owed, as that stands when it is told; where it has passed it waits to be ended. */
  private async dated(rows: readonly Row[], now: Instant): Promise<readonly Row[]> {
    const neared = rows.flatMap(({ due }) => due.filter(({ template }) => template === 'clock_neared'));
    const dates = new Map<string, Instant | null>();
    await inFlight(neared, IN_FLIGHT, async ({ tellingId }) => {
      dates.set(tellingId, await this.owed.of(tellingId));
    });
    const dated = (telling: DueTelling): DueTelling[] => {
      const owedAt = dates.get(telling.tellingId);
      const told = owedAt === undefined ? telling : asItStands(telling, owedAt, now);
      return told ? [told] : [];
    };
    return rows.map((row) => ({ ...row, due: row.due.flatMap(dated) }));
  }

  private async intend(intent: Intent): Promise<void> {
    await this.road.execute({
      type: 'IntendNotification',
      target: { category: 'notification', id: undefined },
      data: { ...intent },
      actor: systemActor,
      // The tellings name it: however often this list is worked, of the same tellings there is one notification.
      idempotencyKey: `tell ${sha256Hex(intent.covers.join(' '))}`,
      correlationId: randomUuid(),
    });
  }
}

const intentsOf = (rows: readonly Row[]): readonly Intent[] => {
  const single: Intent[] = [];
  const gathered = new Map<string, Intent[]>();
  for (const { policyId, policyVersion, due, reference } of rows)
    for (const telling of due) {
      const { template, to, about, tellingId } = telling;
      const values = { ...telling.values, reference };
      const intent = { policyId, policyVersion, template, to, about, values, covers: [tellingId] };
      if (telling.manner !== 'digest') {
        single.push(intent);
        continue;
      }
      const key = JSON.stringify([policyId, policyVersion, to]);
      gathered.set(key, [...(gathered.get(key) ?? []), intent]);
    }
  return [...single, ...[...gathered.values()].flatMap(digestsOf)];
};

const digestsOf = (intents: readonly Intent[]): readonly Intent[] => {
  if (intents.length === 1) return intents;
  const [first] = intents;
  const part = intents.slice(0, MOST_ITEMS);
  const digest: Intent = {
    policyId: first!.policyId,
    policyVersion: first!.policyVersion,
    to: first!.to,
    template: 'digest',
    about: { kind: 'policy', id: first!.policyId },
    values: { count: part.length },
    covers: part.flatMap(({ covers }) => covers),
    items: part.map(({ template, about, values }) => ({ template, about, values })),
  };
  return [digest, ...(intents.length > MOST_ITEMS ? digestsOf(intents.slice(MOST_ITEMS)) : [])];
};
