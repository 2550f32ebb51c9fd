import { answerOf, case_, caseClocks, caseWayOn } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { useAsking } from '../frame/service';

/** A case is looked at again while its page is open: others work on it. */
const LOOK_AGAIN_MS = 10_000;

const useOf = <Answer>(caseId: string, part: string, ask: () => Promise<Answer>) => {
  const { headers } = useAsking();
  return useQuery({
    queryKey: ['case', caseId, part, headers['accept-language']],
    queryFn: ask,
    refetchInterval: LOOK_AGAIN_MS,
    placeholderData: (before) => before,
  });
};

export const useCase = (caseId: string) => {
  const ask = useAsking();
  return useOf(caseId, 'now', async () => answerOf(await case_({ ...ask, path: { caseId } })));
};

export const useCaseClocks = (caseId: string) => {
  const ask = useAsking();
  return useOf(caseId, 'clocks', async () => answerOf(await caseClocks({ ...ask, path: { caseId } })));
};

export const useWayOn = (caseId: string) => {
  const ask = useAsking();
  return useOf(caseId, 'way-on', async () => answerOf(await caseWayOn({ ...ask, path: { caseId } })));
};
