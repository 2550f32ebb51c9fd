import { openRoad } from '@lib/commands';
import { EventStore } from '@lib/event-store';
import { contactAttempt, onCase, submission } from './requests';

/** Says in one JSON line how a process with this clock judges; called with the log's address. */
const main = async (url: string): Promise<void> => {
  const store = await EventStore.connect(url, { instanceId: `shifted${process.env['CLOCK_SHIFT_MS'] ?? ''}` });
  const road = openRoad({ store, instanceSecret: 'secret' });
  const { id } = await road.execute(submission());
  await road.execute(contactAttempt(id));
  const gated = await road.execute(onCase(id, 'NotifyDecision', { channel: 'phone' })).then(
    () => 'done',
    (error: Error) => `${error.name} ${error.message}`,
  );
  console.log(JSON.stringify({ id, gated, offsetMs: store.clock.offsetMs(), floorAt: store.clock.floorAt() }));
  await store.close();
};

void main(process.argv[2] ?? '');
