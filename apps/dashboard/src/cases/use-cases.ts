import { answerOf, cases, type CasesData } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { useAsking } from '../frame/service';
import type { Asked } from './filters';

const PAGE = 50;
const LOOK_AGAIN_MS = 15_000;

/** A page of the list, and when the service gave it: the reader's own clock may be wrong. */
export const useCases = (asked: Asked) => {
  const ask = useAsking();
  return useQuery({
    queryKey: ['cases', asked, ask.headers['accept-language']],
    queryFn: async () => {
      const answer = await cases({ ...ask, query: { limit: PAGE, ...asked } as CasesData['query'] });
      const page = answerOf(answer);
      const given = answer.response?.headers.get('date');
      return { ...page, asOf: (given ? new Date(given) : new Date()).toISOString() };
    },
    placeholderData: (before) => before,
    refetchInterval: LOOK_AGAIN_MS,
  });
};
