import { Outlet } from '@tanstack/react-router';
import { Fragment } from 'react';
import { Header } from './header';
import { useReading } from './reading';
import { useSession } from './session-context';
import { Shortcuts } from './shortcuts';
import { SignInPage } from './sign-in-page';
import { LanguageContext, useLanguageOfAddress } from './use-language';

/** What stands around every page. */
export const Shell = () => {
  const language = useLanguageOfAddress();
  const { session } = useSession();
  const { digits, calendar } = useReading();
  return (
    <LanguageContext value={language}>
      <Header signedIn={session.token !== undefined} />
      {session.token === undefined ? (
        <SignInPage trouble={session.trouble} />
      ) : (
        <>
          {/* Days and figures stand everywhere: who wants them otherwise has the page drawn anew. */}
          <Fragment key={`${digits} ${calendar}`}>
            <Outlet />
          </Fragment>
          <Shortcuts />
        </>
      )}
    </LanguageContext>
  );
};
