import { answerOf, disputes, followUps, inquiries, notifications, services, surveys } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { useAsking } from '../frame/service';

const LOOK_AGAIN_MS = 30_000;
/** More of one kind than a page has room for is read in the history. */
export const MOST = 20;

/** What stands around a case, each from its own list; what a role may not read, or is away, is undefined. */
export const useAround = (caseId: string, policy: string) => {
  const ask = useAsking();
  const query = { case: caseId, policy, limit: MOST };
  const part = <Answer>(name: string, asked: () => Promise<Answer>) => ({
    queryKey: ['case', caseId, name],
    queryFn: asked,
    refetchInterval: LOOK_AGAIN_MS,
    retry: false,
  });
  return {
    services: useQuery(part('services', async () => answerOf(await services({ ...ask, query })).items)),
    told: useQuery(part('told', async () => answerOf(await notifications({ ...ask, query })).items)),
    followUps: useQuery(part('follow-ups', async () => answerOf(await followUps({ ...ask, query })).items)),
    inquiries: useQuery(part('inquiries', async () => answerOf(await inquiries({ ...ask, query })).items)),
    disputes: useQuery(part('disputes', async () => answerOf(await disputes({ ...ask, query })).items)),
    surveys: useQuery(part('surveys', async () => answerOf(await surveys({ ...ask, query })).items)),
  };
};

export type Around = ReturnType<typeof useAround>;
export type ToldLine = NonNullable<Around['told']['data']>[number];
