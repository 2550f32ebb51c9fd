import { openRoad } from '@lib/commands';
import { EventStore } from '@lib/event-store';

/** A process of its own that tries to answer a case, and says what came of it: the answer's events, or the refusal's name. */
const answer = async (): Promise<void> => {
  const [url = '', instanceSecret = '', caseId = ''] = process.argv.slice(2);
  const store = await EventStore.connect(url, { instanceId: 'answering' });
  const road = openRoad({ store, instanceSecret });
  try {
    const { events } = await road.execute({
      type: 'NotifyDecision',
      target: { category: 'case', id: caseId },
      data: { channel: 'phone', toldTo: 'applicant' },
      actor: { id: 'sample-officer', kind: 'person', roles: ['officer'] },
      correlationId: caseId,
    });
    process.stdout.write(events.map(({ type }) => type).join(','));
  } catch (error) {
    process.stdout.write(
      error instanceof Error ? `${error.name} ${(error as { code?: string }).code ?? ''}` : 'unknown',
    );
  }
  process.exit(0);
};

void answer();
