const untimed = (clause: string): { clause: string; target: null } => ({ clause, target: null });

/**
 * The series of the receipt log: its answers come within minutes, so it has no floor; the log knows no attestation and
 * no notice, so only `data_verified` is a gate; it names nobody's windows, so no clock of ours judges it.
 */
export const receiptLogPolicy = {
  policyId: 'receipt-log',
  body: {
    version: 1,
    use: 'historical',
    effectiveFrom: '2010-01-01T00:00:00.000Z',
    basis: { note: 'doi:10.4121/uuid:a07386a5-7be3-4367-9535-70bc9e77dbe6' },
    gates: ['data_verified'],
    reviewWindow: {
      from: 'raising',
      floor: null,
      target: null,
      ceiling: null,
      earlyAnswer: false,
      basis: 'the log names none',
    },
    windows: {
      preparation: untimed('P21'),
      information: untimed('P20'),
      clarification: untimed('P22'),
      answer: untimed('P26'),
      registration: untimed('P28'),
      service: untimed('P29'),
      inquiry: untimed('P9'),
      dispute: untimed('P2'),
      survey: untimed('P13'),
      follow_up: untimed('P5'),
    },
    form: { required: [], requiredBySupport: {} },
    decision: { requires: ['members'] },
    topics: ['advice', 'other'],
  },
} as const;
