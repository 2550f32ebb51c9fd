import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { directionOf, languageInAddress } from './language';
import { useLookShown } from './look';
import { router } from './router';
import { statusOf, TokenContext } from './service';
import { forget, onToken, type Session } from './session';
import { SessionContext } from './session-context';
import { theme } from './theme';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** What the service says no to is not asked for again unless somebody asks; who is away is. */
const isWorthAnotherTry = (failures: number, error: unknown): boolean =>
  failures < 2 && (statusOf(error) ?? 503) >= 500;

export const App = ({ opened }: { opened: Session }) => {
  const [session, setSession] = useState(opened);
  const [queries] = useState(
    () =>
      new QueryClient({
        queryCache: new QueryCache({ onError: (error) => statusOf(error) === 401 && expire() }),
        defaultOptions: { queries: { retry: isWorthAnotherTry, staleTime: 5_000 } },
      }),
  );
  const expire = (): void => {
    setSession({ trouble: 'expired' });
    queries.clear();
    void forget();
  };
  const [doors] = useState({ expire });
  const look = useLookShown();
  useEffect(() => onToken((token) => setSession({ token }), doors.expire), [doors]);
  return (
    <DirectionProvider initialDirection={directionOf(languageInAddress())} detectDirection={false}>
      <MantineProvider
        theme={theme}
        forceColorScheme={look.includes('dark') ? 'dark' : 'light'}
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queries}>
          <SessionContext.Provider value={{ session, expire: doors.expire }}>
            <TokenContext.Provider value={session.token ?? ''}>
              <RouterProvider router={router} />
            </TokenContext.Provider>
          </SessionContext.Provider>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
};
