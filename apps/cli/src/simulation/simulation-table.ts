import { table } from '../table';
import { hijriOf, type BeforeAndAfter, type Changed, type Figures, type Simulated } from './simulated';

type Count = number | string;

/** The answer for a terminal: figures as `before → after`. */
export const simulationTable = (simulated: Simulated): string => {
  const { policyId, version, calendarVersion, cases, total, byMonth, bySegment, unanswered, mostChanged } = simulated;
  const calendar = calendarVersion === null ? '' : `, calendar version ${calendarVersion}`;
  const parts = [
    `Version ${version} of ${policyId} as a draft${calendar}: ${cases} past cases${daysOf(simulated)}. Nothing is recorded.`,
    'Each figure: as judged → by the draft. What people did stays as it was.',
    table([{ answers: total.answers, ...changes(total) }]),
    'By month of the answer (Gregorian; Umm al-Qura)',
    table(
      byMonth.map((each) => ({ month: each.month, hijri: hijriOf(each), answers: each.answers, ...changes(each) })),
    ),
    'By segment',
    table(Object.entries(bySegment).map(([segment, each]) => ({ segment, answers: each.answers, ...changes(each) }))),
    `Without an answer: ${unanswered.cases} cases, by where they stand now`,
    table(standings(unanswered)),
  ];
  if (mostChanged) parts.push('The cases that change most', table(mostChanged.map(changed)));
  return parts.join('\n\n');
};

const daysOf = ({ from, to }: Simulated): string =>
  from === null && to === null ? '' : ` from ${from ?? 'the first'} to ${to ?? 'the last'}`;

const changes = ({ beforeFloor, pastTarget, pastCeiling }: Figures<Count>): Record<string, string> => ({
  'before the floor': arrow(beforeFloor),
  'past the target': arrow(pastTarget),
  'past the ceiling': arrow(pastCeiling),
});

const arrow = ({ before, after }: BeforeAndAfter<Count>): string => `${before} → ${after}`;

const standings = ({ before, after }: Simulated['unanswered']): Record<string, string>[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].map((state) => ({
    state,
    cases: arrow({ before: before[state] ?? 0, after: after[state] ?? 0 }),
  }));

const changed = ({ caseId, reference, clock, date, before, after, differenceMinutes }: Changed) => ({
  case: reference ?? caseId,
  date: `${clock}, ${date}`,
  before,
  after,
  difference: differenceMinutes === null ? null : lengthOf(differenceMinutes),
});

/** Whole days and the rest as hours and minutes, with its sign: `+16d`, `-2d 3h`. */
const lengthOf = (minutes: number): string => {
  const whole = Math.round(Math.abs(minutes));
  const parts = [
    [Math.floor(whole / 1440), 'd'],
    [Math.floor((whole % 1440) / 60), 'h'],
    [whole % 60, 'min'],
  ].flatMap(([count, unit]) => (count === 0 ? [] : `${count}${unit}`));
  return `${minutes < 0 ? '-' : '+'}${parts.join(' ') || '0min'}`;
};
