import type { WorkerSettings } from '../src/worker';
import { environmentOf, RoleProcess } from './role-process';

export class WorkerProcess extends RoleProcess {
  static start(settings: WorkerSettings, nodeOptions: string[] = []): WorkerProcess {
    return new WorkerProcess('worker', environmentOf(settings), nodeOptions);
  }

  ready(): Promise<void> {
    return this.hears('worker: ready');
  }
}
