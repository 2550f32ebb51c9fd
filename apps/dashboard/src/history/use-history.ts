import { answerOf, caseHistory, caseState, case_ } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAsking } from '../frame/service';
import { statesOf, type Moment } from './replay';

/** Every entry of a case with what it changed, in one answer: a step from one to the next asks nobody. */
export const useHistory = (caseId: string) => {
  const ask = useAsking();
  const { data, error, refetch } = useQuery({
    queryKey: ['case', caseId, 'history'],
    queryFn: async () => answerOf(await caseHistory({ ...ask, path: { caseId }, query: { changes: 'true' } })),
    refetchInterval: 30_000,
  });
  const entries = data?.items;
  const states = useMemo(() => statesOf(entries ?? []), [entries]);
  return { entries, states, error, refetch };
};

/** The number of a case is not in its own stream. */
export const useReference = (caseId: string): string | null => {
  const ask = useAsking();
  const { data } = useQuery({
    queryKey: ['case', caseId, 'now', ask.headers['accept-language']],
    queryFn: async () => answerOf(await case_({ ...ask, path: { caseId } })),
  });
  return data?.reference ?? null;
};

/** At a moment between two entries a clock may stand otherwise than after the one before: time passes without entries. */
export const useStateThen = (caseId: string, { at, knownAt }: Moment, isKnown: boolean) => {
  const ask = useAsking();
  const isAsked = isKnown && (at !== undefined || knownAt !== undefined);
  const { data } = useQuery({
    queryKey: ['case', caseId, 'state', at, knownAt],
    queryFn: async () =>
      answerOf(await caseState({ ...ask, path: { caseId }, query: at === undefined ? { knownAt } : { at } })),
    enabled: isAsked,
    retry: false,
  });
  return isAsked ? data : undefined;
};
