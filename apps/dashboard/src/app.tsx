import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Header } from './header';
import { directionOf, languageInAddress } from './language';
import { forget, type Session } from './session';
import { SignInPage } from './sign-in-page';
import { SlaPage } from './sla-page';
import { theme } from './theme';

const queries = new QueryClient();
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

export const App = ({ opened }: { opened: Session }) => (
  <DirectionProvider initialDirection={directionOf(languageInAddress())} detectDirection={false}>
    <MantineProvider theme={theme} forceColorScheme="light" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <Pages opened={opened} />
      </QueryClientProvider>
    </MantineProvider>
  </DirectionProvider>
);

const Pages = ({ opened }: { opened: Session }) => {
  const [session, setSession] = useState(opened);
  const expire = useCallback(() => {
    setSession({ trouble: 'expired' });
    queries.clear();
    void forget();
  }, []);
  return (
    <>
      <Header signedIn={session.token !== undefined} />
      {session.token === undefined ? (
        <SignInPage trouble={session.trouble} />
      ) : (
        <SlaPage token={session.token} onSignedOut={expire} />
      )}
    </>
  );
};
