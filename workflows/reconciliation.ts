import { proxyActivities, sleep } from '@temporalio/workflow';

export interface ReconciliationActivities {
  /** Whether nothing differs; what it found is kept where `/readyz` and `/metrics` look. */
  reconcile(): Promise<boolean>;
}

const LOOKS = 5;

/** The next hour's comparison is worth more than a long wait for this one. */
const { reconcile } = proxyActivities<ReconciliationActivities>({
  startToCloseTimeout: '2 minutes',
  scheduleToCloseTimeout: '4 minutes',
  retry: { initialInterval: '5 seconds', maximumInterval: '30 seconds' },
});

/** Begun each hour by a schedule. What is mended meanwhile must not be called a difference for an hour: it looks again. */
export async function reconciliation(): Promise<void> {
  for (let looks = 1; !(await reconcile()) && looks < LOOKS; looks += 1) await sleep('1 minute');
}
