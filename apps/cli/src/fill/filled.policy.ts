const within = (clause: string, length: string): { clause: string; target: { length: string; source: 'house' } } => ({
  clause,
  target: { length, source: 'house' },
});

/** Invented cases stand in a series of their own: nobody is ever written to about them, and no live figure counts them. */
export const FILLED_SERIES = 'filled';

const YEAR_MS = 400 * 24 * 3_600_000;

/** The series is in force from before its first case on; from that follows the last instant of its year. */
export const lastInstantOf = (effectiveFrom: string): string =>
  new Date(Date.parse(effectiveFrom) + YEAR_MS).toISOString();

export const filledPolicy = (until: string) => ({
  version: 1,
  use: 'historical',
  effectiveFrom: new Date(Date.parse(until) - YEAR_MS).toISOString(),
  basis: { note: 'invented cases' },
  reviewWindow: {
    from: 'raising',
    floor: { length: 'P14D', clause: 'P27', source: 'policy' },
    target: { length: 'P28D', source: 'house' },
    ceiling: { length: 'P45D', source: 'house' },
    earlyAnswer: false,
    basis: 'P27',
  },
  windows: {
    preparation: within('P21', 'P10D'),
    information: within('P20', 'P14D'),
    clarification: within('P22', 'P2D'),
    answer: within('P26', 'P3D'),
    registration: within('P28', 'P10D'),
    service: within('P29', 'P10D'),
  },
  confirmationWait: 'P6D',
});
