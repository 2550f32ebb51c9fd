import type { Computed, TimelineSetting } from '../programs/timelines';
import type { Row } from '../row';

const CASES = 1_000;
const WARM_SECONDS = 2;

/** What it costs to compute every date of a case, where targets are counted in working days across Ramadan and both Eids. */
export const row: Row = {
  name: 'timelines',
  what: 'all clocks of a case under review, on one core',
  unit: '/s',
  goal: { atLeast: 50_000 },
  open: async (bench) => {
    const setting = { cases: CASES, counting: 'working_days', explained: false } satisfies TimelineSetting;
    const working = await bench.program<Computed>('timelines', setting);
    const calendar = await bench.program<Computed>('timelines', { ...setting, counting: 'calendar' });
    const explained = await bench.program<Computed>('timelines', { ...setting, explained: true });
    const all = [working, calendar, explained];
    for (const program of all) await program.run(WARM_SECONDS);
    return {
      configuration: [
        `${CASES} cases submitted over a year, each paused twice; a target of 20 working days; one process, one core`,
      ],
      ours: async () => {
        const rates: number[] = [];
        for (const program of all) {
          const { timelines, seconds } = await program.run(bench.seconds);
          rates.push(timelines / seconds);
        }
        const [value, inCalendar, withSteps] = rates.map(Math.round) as [number, number, number];
        const beside = `counted in calendar days ${inCalendar.toLocaleString('en')} /s; with every step of the working ${withSteps.toLocaleString('en')} /s`;
        return { value, beside };
      },
      close: async () => {
        for (const program of all) await program.end();
      },
    };
  },
};
