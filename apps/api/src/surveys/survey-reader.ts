import { Injectable } from '@nestjs/common';
import { evolveSurvey, handsIn, survey, type Instant, type Role, type Survey, type SurveyEvent } from '@lib/domain';
import { CalendarDocuments, EventStore, PolicyDocuments, type Recorded, pinnedDocuments } from '@lib/event-store';
import { partOf, surveyView, type SatisfactionRow, type SurveyView, type Viewer } from '@lib/read-models';

/** Nobody of the committee: a rating never reaches a decision. */
export const readersOfSurveys: readonly Role[] = ['supervisor', 'auditor', 'officer', 'researcher', 'intake'];

/** With what its policy version and its own stream say. */
export interface WholeSurvey extends SurveyView {
  readonly askedAspects: readonly string[];
  readonly expiresAt?: Instant | null;
  readonly personal?: readonly unknown[];
}

/** Reads one survey from its stream: the words stand nowhere else. */
@Injectable()
export class SurveyReader {
  constructor(
    private readonly store: EventStore,
    private readonly policies: PolicyDocuments,
    private readonly calendars: CalendarDocuments,
  ) {}

  /** Undefined for who has had a hand in what is rated since the invitation (P13). */
  async whole(row: SatisfactionRow, viewer: Viewer, now: Instant): Promise<WholeSurvey | undefined> {
    const part = partOf(viewer);
    if (part === 'nothing' || (await this.hadAHand(row, viewer))) return undefined;
    const { events } = await this.store.load(`survey-${row.surveyId}`);
    const policy = await this.policies.get(row.policyId, row.policyVersion);
    const view = { ...surveyView(row, viewer), askedAspects: policy.survey.aspects };
    if (part === 'figures') return view;
    return {
      ...view,
      expiresAt: await this.expiryOf(events, now),
      ...(part === 'whole' ? { personal: wordsIn(events) } : {}),
    };
  }

  private async hadAHand({ kind, subjectId }: SatisfactionRow, { id }: Viewer): Promise<boolean> {
    const { events } = await this.store.load(`${kind}-${subjectId}`);
    return handsIn(events.map(({ type, data, metadata }) => ({ type, data, actor: metadata.actor }))).includes(id);
  }

  private async expiryOf(events: readonly Recorded[], now: Instant): Promise<Instant | null> {
    const state = events.reduce<Survey | undefined>(
      (before, event) => evolveSurvey(before, event as unknown as SurveyEvent),
      undefined,
    );
    if (!state || state.status !== 'open') return null;
    const [clock] = survey.clocksOf(state, await pinnedDocuments(this.policies, this.calendars, state));
    return clock?.target !== null && clock !== undefined && clock.target > now ? clock.target : null;
  }
}

const wordsIn = (events: readonly Recorded[]): readonly unknown[] =>
  events.flatMap(({ data }) => (data as { personal?: readonly unknown[] }).personal ?? []);
