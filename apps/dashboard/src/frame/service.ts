import { answerOf, createClient, me, policies, Problem, type Client } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { useLanguage } from './use-language';

const client = createClient({ baseUrl: location.origin });

/** What each call of the service carries. */
export interface Asking {
  readonly client: Client;
  readonly headers: { readonly authorization: string; readonly 'accept-language': string };
}

export const asking = (token: string, language: string): Asking => ({
  client,
  headers: { authorization: `Bearer ${token}`, 'accept-language': language },
});

/** The token of who looks at the pages; given by the frame, once somebody is signed in. */
export const TokenContext = createContext('');

export const useToken = (): string => useContext(TokenContext);

/** How the service is asked on behalf of who looks. Its answers are in the language of the page. */
export const useAsking = (): Asking => {
  const language = useLanguage();
  return asking(useToken(), language);
};

export const statusOf = (error: unknown): number | undefined => (error instanceof Problem ? error.status : undefined);

/** The roles of who looks; undefined until they are known. */
export const useRoles = (): readonly string[] | undefined => {
  const ask = useAsking();
  const { data } = useQuery({
    queryKey: ['me', ask.headers.authorization],
    queryFn: async () => answerOf(await me(ask)),
    staleTime: Infinity,
  });
  return data?.roles;
};

/** The policy series there are. */
export const useSeriesList = () => {
  const ask = useAsking();
  const { data } = useQuery({
    queryKey: ['series'],
    queryFn: async () => answerOf(await policies(ask)).items,
    refetchInterval: 60_000,
  });
  return data ?? [];
};
