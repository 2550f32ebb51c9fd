/** How far the system bears a clause: by a clock, by entries, in how it is built; or not, though it has to. */
export type Coverage = 'timed' | 'recorded' | 'guiding' | 'missing';

export const coverages: readonly Coverage[] = ['timed', 'recorded', 'guiding', 'missing'];

interface Cited {
  readonly binding: boolean;
  readonly commands: readonly string[];
  readonly events: readonly string[];
  readonly clocks: readonly string[];
}

export const coverageOf = ({ binding, commands, events, clocks }: Cited): Coverage => {
  if (clocks.length > 0) return 'timed';
  if (commands.length > 0 || events.length > 0) return 'recorded';
  return binding ? 'missing' : 'guiding';
};

/** Where a version stands in the life of its series. */
export type Standing = 'coming' | 'inForce' | 'replaced';

/** `current`: the number of the version in force, undefined before the first is. */
export const standingOf = (version: number, current: number | undefined): Standing => {
  if (version === current) return 'inForce';
  return current === undefined || version > current ? 'coming' : 'replaced';
};
