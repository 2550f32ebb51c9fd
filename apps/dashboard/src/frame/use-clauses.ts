import { answerOf, clauses, type ClausesResponses } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { useAsking } from './service';

export type ClauseUse = ClausesResponses[200]['items'][number];

/** What the board adopted, clause by clause: asked for once, as it changes with a release only. */
export const useClauses = () => {
  const ask = useAsking();
  return useQuery({
    queryKey: ['clauses'],
    queryFn: async () => answerOf(await clauses(ask)).items,
    staleTime: Infinity,
    gcTime: Infinity,
  });
};
