import { Outlet } from '@tanstack/react-router';
import { Header } from './header';
import { useSession } from './session-context';
import { Shortcuts } from './shortcuts';
import { SignInPage } from './sign-in-page';
import { useLanguageOfAddress } from './use-language';

/** What stands around every page. */
export const Shell = () => {
  useLanguageOfAddress();
  const { session } = useSession();
  return (
    <>
      <Header signedIn={session.token !== undefined} />
      {session.token === undefined ? (
        <SignInPage trouble={session.trouble} />
      ) : (
        <>
          <Outlet />
          <Shortcuts />
        </>
      )}
    </>
  );
};
