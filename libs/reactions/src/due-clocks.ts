import {
  deciderOf,
  nextStep,
  nextStepOf,
  streamParts,
  type ClockName,
  type Known,
  type NextStep,
  type Standing,
} from '@lib/domain';
import { pinnedDocuments, type CalendarDocuments, type PolicyDocuments } from '@lib/event-store';
import type { ReadDatabase } from '@lib/read-models';

/** By which clock each stream falls due next: for Temporal's lists only, by the one function that all dates come from. */
export class DueClocks {
  constructor(
    private readonly database: ReadDatabase,
    private readonly policies: PolicyDocuments,
    private readonly calendars: CalendarDocuments,
  ) {}

  async of(streams: readonly string[]): Promise<ReadonlyMap<string, ClockName>> {
    const states = await this.database.query<{ stream: string; state: Known | Standing }>(
      `select 'case-' || case_id as stream, state from case_board where case_id = any($1::text[])
       union all select stream, standing from timers where stream = any($2::text[])`,
      [streams.filter(isCase).map((stream) => stream.slice(5)), streams.filter((stream) => !isCase(stream))],
    );
    const clocks = new Map<string, ClockName>();
    for (const { stream, state } of states) {
      const step = await this.stepOf(stream, state);
      if (step) clocks.set(stream, step.clock);
    }
    return clocks;
  }

  private async stepOf(stream: string, state: Known | Standing): Promise<NextStep | null> {
    if ('status' in state) return nextStep(state, await pinnedDocuments(this.policies, this.calendars, state));
    const decider = deciderOf(streamParts(stream)?.category ?? '');
    if (!decider || !state.own) return null;
    return nextStepOf(decider, state, await pinnedDocuments(this.policies, this.calendars, state.own));
  }
}

const isCase = (stream: string): boolean => stream.startsWith('case-');
