import type { CommandRequest, CommandRoad } from '@lib/commands';
import { systemActor, type SurveySubject, type SurveySubjectKind } from '@lib/domain';
import { randomUuid } from '@lib/event-store';
import type { ReadDatabase } from '@lib/read-models';
import { inFlight } from './in-flight';
import type { Lease } from './lease';
import type { Reaction } from './to-do-list';

const BATCH = 256;
const IN_FLIGHT = 16;

interface NotOffered {
  stream: string;
  kind: SurveySubjectKind;
  subjectId: string;
  ending: number;
  /** Of an earlier ending. */
  surveyId: string | null;
}

const notOffered = `
  select stream, kind, subject_id as "subjectId", ending, survey_id as "surveyId" from invitations
  order by ended_at, stream limit ${BATCH}`;

/**
 * P13: whatever has ended is followed by an invitation to rate it, or by the ground for none, once an ending. An
 * invitation of an earlier ending that is still open gives way first.
 */
export class InvitationsReaction implements Reaction {
  readonly list = 'invitations';
  /** Rows that the list shows although they were offered: their events are on the way to it. */
  private offered = new Set<string>();

  constructor(
    private readonly database: ReadDatabase,
    private readonly road: CommandRoad,
  ) {}

  async begin(): Promise<void> {
    this.offered.clear();
  }

  async work(lease: Lease): Promise<number> {
    const shown = await this.database.query<NotOffered>(notOffered);
    this.offered = new Set(shown.map(keyOf).filter((key) => this.offered.has(key)));
    const open = shown.filter((row) => !this.offered.has(keyOf(row)));
    await inFlight(open, IN_FLIGHT, async (row) => {
      await lease.check();
      await this.offer(row);
      this.offered.add(keyOf(row));
    });
    return open.length;
  }

  private async offer(row: NotOffered): Promise<void> {
    const subject: SurveySubject = { kind: row.kind, id: row.subjectId, ending: row.ending };
    const offer = offerOf(subject);
    if (row.surveyId !== null) await this.supersede(row.surveyId, this.road.streamIdOf(offer));
    await this.road.execute(offer);
  }

  private async supersede(surveyId: string, supersededBy: string): Promise<void> {
    if (surveyId === supersededBy) return;
    await this.road.execute({
      type: 'SupersedeSurvey',
      target: { category: 'survey', id: surveyId },
      data: { supersededBy },
      actor: systemActor,
      correlationId: randomUuid(),
    });
  }
}

/** The key names the ending, so that twice is once. */
const offerOf = (subject: SurveySubject): CommandRequest => ({
  type: 'OfferSurvey',
  target: { category: 'survey', id: undefined },
  data: { subject },
  actor: systemActor,
  idempotencyKey: `survey:${subject.kind}:${subject.id}:${subject.ending}`,
  correlationId: randomUuid(),
});

const keyOf = ({ stream, ending }: NotOffered): string => `${stream}:${ending}`;
