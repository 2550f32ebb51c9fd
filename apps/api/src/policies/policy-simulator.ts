import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  caseDifference,
  draftCalendar,
  draftPolicy,
  Simulation,
  type Actor,
  type CalendarVersion,
  type Instant,
  type PolicyCommandOf,
  type PolicyVersion,
  type SimulationResult,
} from '@lib/domain';
import { CalendarDocuments, pinnedDocuments, PolicyDocuments } from '@lib/event-store';
import { CaseBoardQueries, type Shown, type StateRow } from '@lib/read-models';
import { problem } from '../http/problem';

/** A page is worked through in some milliseconds, in which nobody else is served. */
const PAGE = 200;

export interface Asked {
  readonly policyId: string;
  readonly policy: object;
  readonly calendar: (Partial<CalendarVersion> & { version: number }) | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface Simulated {
  readonly draft: PolicyVersion;
  readonly calendar: CalendarVersion | undefined;
  readonly result: SimulationResult;
}

/** Recomputes the dates of past cases under a draft; writes nothing. */
@Injectable()
export class PolicySimulator {
  constructor(
    private readonly board: CaseBoardQueries,
    private readonly policies: PolicyDocuments,
    private readonly calendars: CalendarDocuments,
  ) {}

  /** Throws Refused where the draft could not be adopted, and a Problem (404) for a series that nobody has adopted. */
  async simulate(asked: Asked, at: Instant, looker: Actor, isLeft: () => boolean): Promise<Shown<Simulated>> {
    const { policyId, from, to } = asked;
    const series = await this.policies.series(policyId);
    if (series.versions.length === 0) throw problem(404, 'no_such_policy');
    const data = { ...asked.policy, policyId } as PolicyCommandOf<'AdoptPolicy'>['data'];
    const draft = draftPolicy(data, series, at, looker, '/policy');
    const calendar = asked.calendar && draftCalendar(asked.calendar, await this.calendars.inForce(), '/calendar');
    const simulation = new Simulation({ from, to });
    let position = -1n;
    for await (const page of this.pages(policyId)) {
      if (position < 0n) position = page.position;
      if (isLeft()) break;
      for (const row of page.rows) {
        const own = await pinnedDocuments(this.policies, this.calendars, { ...row, policyId });
        const drafted = calendar ? { policy: draft, calendar } : { ...own, policy: draft };
        simulation.add(caseDifference(row, own, drafted, at));
      }
    }
    return { draft, calendar, result: simulation.result(), position };
  }

  private async *pages(policyId: string): AsyncGenerator<Shown<{ rows: StateRow[] }>> {
    for (let after = ''; ;) {
      const page = await this.board.statesAfter(policyId, after, PAGE);
      yield page;
      const last = page.rows.at(-1);
      if (!last || page.rows.length < PAGE) return;
      after = last.caseId;
      await setImmediate(); // whoever waits meanwhile is served
    }
  }
}
