import { answerMarks, type CaseDifference, type Instant, type Role, type SimulationResult } from '@lib/domain';
import { figureOf } from '@lib/read-models';
import type { Asked, Simulated } from './policy-simulator';

type Figures = SimulationResult['total'];

/** Of a segment small figures tell too much of single people; the board is shown counters, and no case. */
export const simulationView = (
  { draft, calendar, result }: Simulated,
  { policyId, from, to }: Pick<Asked, 'policyId' | 'from' | 'to'>,
  asOf: Instant,
  roles: readonly Role[],
) => ({
  policyId,
  version: draft.version,
  calendarVersion: calendar?.version ?? null,
  asOf,
  from: from ?? null,
  to: to ?? null,
  ...result,
  bySegment: Object.fromEntries(Object.entries(result.bySegment).map(([segment, each]) => [segment, shown(each)])),
  mostChanged: seesCases(roles) ? result.mostChanged.map(changedView) : null,
});

const seesCases = (roles: readonly Role[]): boolean => roles.includes('supervisor') || roles.includes('auditor');

const shown = (figures: Figures) => ({
  answers: figureOf(figures.answers),
  ...Object.fromEntries(
    answerMarks.map((mark) => {
      const { before, after } = figures[mark];
      return [mark, { before: figureOf(before), after: figureOf(after) }];
    }),
  ),
});

const changedView = ({ caseId, reference, furthest }: CaseDifference) => {
  const { clock, subject, date, before, after, minutes } = furthest!; // only what moved is among them
  return { caseId, reference, clock, subject, date, before, after, differenceMinutes: minutes };
};
