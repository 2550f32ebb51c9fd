const within = (clause: string, length: string): { clause: string; target: { length: string; source: 'house' } } => ({
  clause,
  target: { length, source: 'house' },
});

/** A series whose windows are seconds, so that a whole case can be watched; the floor of P27 is twenty of them. */
export const DEMO_SERIES = 'demo';
export const FLOOR_SECONDS = 20;

export const demoPolicy = {
  version: 1,
  use: 'demonstration',
  basis: { note: 'a demonstration' },
  reviewWindow: {
    from: 'raising',
    floor: { length: `PT${FLOOR_SECONDS}S`, clause: 'P27', source: 'policy' },
    target: { length: 'PT40S', source: 'house' },
    ceiling: null,
    earlyAnswer: false,
    basis: 'P27, in seconds',
  },
  windows: {
    preparation: within('P21', 'PT60S'),
    information: within('P20', 'PT60S'),
    clarification: within('P22', 'PT60S'),
    answer: within('P26', 'PT60S'),
    registration: within('P28', 'PT60S'),
    service: within('P29', 'PT60S'),
    inquiry: within('P9', 'PT60S'),
    dispute: within('P2', 'PT60S'),
    survey: within('P13', 'PT60S'),
    follow_up: within('P5', 'PT60S'),
  },
  confirmationWait: 'PT60S',
  objectionWithin: 'PT60S',
  followUps: [{ after: 'PT2S' }],
  survey: { reminderAfter: 'PT20S' },
} as const;
