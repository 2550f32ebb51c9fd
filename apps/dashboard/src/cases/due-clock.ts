import type { CaseClock } from '../frame/clock-state';
import type { Standing } from '../frame/standing';

interface Due {
  readonly clocks: readonly Pick<CaseClock, 'clock' | 'state' | 'earliest' | 'target' | 'ceiling'>[];
  readonly dueClock?: string | null;
  readonly dueAt?: string | null;
}

const SETTLED: readonly string[] = ['met', 'met_late', 'ended'];

/** How the clock stands that comes closest to its deadline. A case has a clock for each of its services: the date says which. */
export const standingOf = ({ clocks, dueClock, dueAt }: Due, asOf: string): Standing | undefined => {
  const clock = clocks.find(
    (each) => each.clock === dueClock && !SETTLED.includes(each.state) && isSame(each.target ?? each.ceiling, dueAt),
  );
  return clock && { ...clock, deadline: clock.target ?? clock.ceiling, asOf };
};

const isSame = (one: string | null, other: string | null | undefined): boolean =>
  Boolean(one && other) && Date.parse(String(one)) === Date.parse(String(other));
