import {
  answerOf,
  policy,
  policyDifferences,
  policyReceipts,
  type PolicyDifferencesResponses,
  type PolicyResponses,
} from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { useAsking, useRoles } from '../frame/service';

export type Series = PolicyResponses[200];
export type Version = Series['versions'][number];
export type Difference = PolicyDifferencesResponses[200]['differences'][number];

export const usePolicy = (policyId: string) => {
  const ask = useAsking();
  return useQuery({
    queryKey: ['policy', policyId],
    queryFn: async () => answerOf(await policy({ ...ask, path: { policyId } })),
    refetchInterval: 60_000,
  });
};

/** Who may know who has read what. */
const READERS = ['board', 'supervisor', 'auditor'];

/** Undefined for the roles that may not ask. */
export const useReceipts = (policyId: string) => {
  const ask = useAsking();
  const isReader = useRoles()?.some((role) => READERS.includes(role)) ?? false;
  const { data } = useQuery({
    queryKey: ['policy', policyId, 'receipts'],
    queryFn: async () => answerOf(await policyReceipts({ ...ask, path: { policyId } })).items,
    enabled: isReader,
    refetchInterval: 60_000,
  });
  return data;
};

/** What two versions say never changes. */
export const useDifferences = (policyId: string, from: number, to: number) => {
  const ask = useAsking();
  return useQuery({
    queryKey: ['policy', policyId, 'differences', from, to],
    queryFn: async () => answerOf(await policyDifferences({ ...ask, path: { policyId }, query: { from, to } })),
    staleTime: Infinity,
  });
};
