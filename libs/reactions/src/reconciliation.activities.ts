import type { Reconciliations } from '@lib/read-models';
import { reconcile, type Reconciling } from './reconciliation';

export interface ReconciliationActivities {
  reconcile(): Promise<boolean>;
}

/** The hourly comparison: what it found is kept for whoever asks how the service is. */
export const reconciliationActivities = (engines: Reconciling, kept: Reconciliations): ReconciliationActivities => ({
  reconcile: async () => {
    const found = await reconcile(engines);
    await kept.keep(found);
    return found.missing + found.orphaned + found.stale === 0;
  },
});
