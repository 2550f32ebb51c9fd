import type { WorkerSettings } from '../src/worker-settings';
import { environmentOf, RoleProcess } from './role-process';

export class WorkerProcess extends RoleProcess {
  static start(settings: WorkerSettings, clockShiftMs = 0): WorkerProcess {
    return new WorkerProcess('worker', environmentOf(settings), clockShiftMs);
  }

  ready(): Promise<void> {
    return this.hears('worker: ready');
  }
}
