import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { EXIT, Failure } from './failure';
import type { Session } from './session';
import { table } from './table';

interface Reconciliation {
  readonly at: string;
  readonly missing: number;
  readonly orphaned: number;
  readonly stale: number;
  readonly differing: Readonly<Record<string, readonly string[]>>;
  readonly indexingCommand: string | null;
  readonly [count: string]: unknown;
}

const WAIT_MS = 60_000;
const LOOK_EVERY_MS = 500;

/** `mustafid reconcile`: each open clock has its alarm, by the log and by Temporal; 4 where they differ. */
export const reconcileNoun = ({ signIn, print }: Session): Command =>
  new Command('reconcile')
    .description('compares what each open stream should wait for, by the log, with what Temporal waits for')
    .action(async () => {
      const service = signIn().as('operator');
      const latest = async () =>
        (await service.get<{ latest: Reconciliation | null }>('/v1/reconciliation')).body.latest;
      const before = await latest();
      await service.post('/v1/reconciliation', {});
      const giveUpAt = performance.now() + WAIT_MS;
      let made = before;
      // By its change, not by its time: the worker's clock need not be the API's to the millisecond.
      while (made === null || made.at === before?.at) {
        if (performance.now() > giveUpAt)
          throw new Failure(
            'No worker compared within a minute: is one running, and does it reach Temporal?',
            EXIT.away,
          );
        await pause(LOOK_EVERY_MS);
        made = await latest();
      }
      print(made, () => linesOf(made));
      if (made.missing + made.orphaned + made.stale > 0)
        throw new Failure(
          'Temporal and the log differ; the worker sets right what it finds, so ask again.',
          EXIT.integrity,
        );
    });

const linesOf = ({ differing, indexingCommand, ...counts }: Reconciliation): string =>
  [
    table([counts]),
    ...Object.entries(differing).flatMap(([what, streams]) => streams.map((stream) => `${what}: ${stream}`)),
    ...(indexingCommand === null ? [] : [`Temporal does not show what its alarms wait for. Run: ${indexingCommand}`]),
  ].join('\n');
